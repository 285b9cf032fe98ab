manicule("names/s",{"columns":1,"documents":30,"first":["!boats"],"width":4})
