manicule("names/s",{"columns":1,"documents":23,"first":["01"],"width":4})
