manicule("names/s",{"columns":"BAADBABCBACABADABADABAECBAEABAEABAEBBAFA","documents":10,"first":["!weeks"],"width":4})
