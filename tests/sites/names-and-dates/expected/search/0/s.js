manicule("0/s",{"columns":"BABACBBA","documents":4,"first":["#context"],"width":2})
