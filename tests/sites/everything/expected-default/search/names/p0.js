manicule("names/p0"," K KKK M M M AN  EFEFEFEF     A  A  A    AQ A  ME G A O G  C G IF A  C W C EFMGC  E C AO  C  M CCC A A  E K S CEG A ACQ  G U EH E E O K  C IAALAI   C O A  C QK AA  EL  KJ  I  ")
