manicule("names/s",{"columns":1,"documents":8,"first":["03"],"width":4})
