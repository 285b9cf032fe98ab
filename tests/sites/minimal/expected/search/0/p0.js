manicule("0/p0","  CC G I E K A M E O  ")
