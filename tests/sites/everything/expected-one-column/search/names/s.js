manicule("names/s",{"columns":"BAADBAAABABDBACABADABADABAEBBAECBAEABAEABAFABAFABAFA","documents":13,"first":["!repair-time"],"width":4})
