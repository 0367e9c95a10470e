"""Where and when the meeting was, and where its minutes are kept."""


def test_the_heads_of_a_register_are_neither_place_nor_time(parse):
    head = "SAMMANTRÄDESDATUM\tDIARIENUMMER\tSIDA\n11 maj 2030\tKS-2030/31\t1 (1)\n\nPlats\tSessionssalen"
    page = parse(f"PROTOKOLL\n\nNämnden\n\n{head}\n\nBeslutande\nAnna Ek (S)\n\n§ 1 Taxa\n\nBeslut\n\nDen antas.").front

    assert page.place_time.text == "Sessionssalen"
