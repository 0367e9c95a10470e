"""A protokoll that never names the initiative but cites its paper. Invented, but for the region's name."""

INITIATIVE = "Vinterväghållning över gränsen"
PAPER = "Förfrågan om gemensam organisering av snöröjning vid kommungränsen"
PROTOKOLL = f"""Sida 1 (2)
Exempelkommun
Gatunämnden
Sammanträdesdatum 2017-06-13

SAMMANTRÄDESPROTOKOLL

Plats och tid
Kommunhuset, sal Skissen, kl. 13.00–14.10

Beslutande
Alva Exempelsson (X), ordförande
Bror Påhittsson (Y)

Utses att justera
Bror Påhittsson

Justeringens plats och tid
Kommunhuset, 2017-06-19

Paragrafer
41–42

Sida 2 (2)
Exempelkommun
Gatunämnden
Sammanträdesdatum 2017-06-13

GN § 41

2017/0112

Inriktningsbeslut om samarbete med grannkommunerna om plogning

Beslut

Gatunämnden beslutar

- att ställa sig bakom att kommunerna plogar tillsammans, och
- att anvisa medel ur nämndens ram.

Sammanfattning av ärendet

Vägarna vid gränsen plogas i dag av olika huvudmän vid olika tider.

Beslutsunderlag

- Region Kronobergs skrivelse {PAPER}, daterad 2017-02-24.

GN § 42

2017/0140

Upphandling av sandningsfordon

Beslut

Gatunämnden beslutar

- att köpa två sandningsfordon.

Sammanfattning av ärendet

Två fordon är uttjänta.

Beslutsunderlag

- Region Kronobergs skrivelse {PAPER}, daterad 2017-02-24.
"""
