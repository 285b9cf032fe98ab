manicule("0/s",{"columns":1,"documents":4,"first":["#context"],"width":2})
