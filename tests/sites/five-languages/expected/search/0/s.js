manicule("0/s",{"columns":1,"documents":7,"first":["!boats"],"width":2})
