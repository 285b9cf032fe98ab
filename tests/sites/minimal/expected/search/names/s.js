manicule("names/s",{"columns":1,"documents":3,"first":["03"],"width":4})
