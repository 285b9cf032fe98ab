manicule("names/t0","A03 Q B5 Q A2024 Q E_03_05=@ Q A5 Q B_march_2024=@ Q Aherald A Amarch Q Binimal gB H=@ gB Athe A D_herald=@ A ")
