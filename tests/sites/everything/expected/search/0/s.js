manicule("0/s",{"columns":1,"documents":2,"first":["!repair-time"],"width":2})
