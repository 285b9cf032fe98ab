manicule("0/t0","A%2024-03 A A^herald A Abridge AB Aclosed B Arepairs B Ashut A Atake B Bhe B Cree B Awas B Beeks B A~en A ")
