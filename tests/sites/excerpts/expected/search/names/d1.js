manicule("names/d1",[["dates/1998.html","1998",[]],["index.html","Excerpts",[]]])
