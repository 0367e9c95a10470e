"""A further protokoll for the demo: it cites Region Kronoberg's paper and never names the initiative. Invented."""

PAPER_DAY = "2017-02-24"
PROTOKOLL = f"""Sida 1 (2)
Ljungby kommun
Barn- och utbildningsnämnden
Sammanträdesdatum 2017-05-16

SAMMANTRÄDESPROTOKOLL

Plats och tid
Kommunhuset, sal Skissen, kl. 13.00–14.10

Beslutande
Alva Exempelsson (X), ordförande
Bror Påhittsson (Y)

Utses att justera
Bror Påhittsson

Justeringens plats och tid
Kommunhuset, 2017-05-22

Paragrafer
41–42

Sida 2 (2)
Ljungby kommun
Barn- och utbildningsnämnden
Sammanträdesdatum 2017-05-16

BUN § 41

2017-112

Svar på regionens fråga om stöd till familjer

Beslut

Barn- och utbildningsnämnden beslutar

- att ställa sig bakom att Region Kronoberg får uppdraget.

Sammanfattning av ärendet

Några familjer möter många olika stödgivare. Regionen vill se om det kan göras enklare.

Beslutsunderlag

Region Kronobergs skrivelse, daterad {PAPER_DAY}

Beslutet skickas till

Region Kronoberg
Kommunstyrelsen

BUN § 42

2017-113

Hyra av lokal för möten med familjer

Beslut

Barn- och utbildningsnämnden beslutar

- att hyra lokalen på Exempelgatan 1 under hösten.

Sammanfattning av ärendet

Lokalen behövs för de möten som nämnden själv håller.

Beslutsunderlag

Region Kronobergs skrivelse, daterad {PAPER_DAY}
"""
