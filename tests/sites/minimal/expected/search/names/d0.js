manicule("names/d0",[["outlets/herald.html","The Herald",[]],["dates/2024-03-05.html","5 March 2024",["2024-03-05"]],["index.html","Minimal",[]]])
