manicule("0/s",{"columns":1,"documents":2,"first":["!weeks"],"width":2})
