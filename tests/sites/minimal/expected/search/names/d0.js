manicule("names/d0",[["outlets/herald.html","The Herald",[]],["dates/index.html#2024-03-05","5 March 2024",["2024-03-05"]],["index.html","Minimal",[]]])
