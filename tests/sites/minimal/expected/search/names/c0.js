manicule("names/c0","BADABAEABAFA")
