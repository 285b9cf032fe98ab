manicule("names/s",{"columns":1,"documents":13,"first":["!repair-time"],"width":4})
