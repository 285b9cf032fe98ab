manicule("names/s",{"columns":1,"documents":12,"first":["!repair-time"],"width":4})
