manicule("names/p0","K M EF  A  E C A  C  ")
