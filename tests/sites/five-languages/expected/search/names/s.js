manicule("names/s",{"columns":1,"documents":29,"first":["!boats"],"width":4})
