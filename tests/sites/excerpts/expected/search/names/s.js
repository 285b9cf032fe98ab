manicule("names/s",{"columns":1,"documents":10,"first":["!weeks"],"width":4})
