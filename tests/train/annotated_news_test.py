#!/usr/bin/env python3
"""train/annotated_news.py on texts of our own: what `pack` keeps, `gold` finds again; mistakes are named.

usage: annotated_news_test.py
"""
import io
import json
import os
import sys
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "train"))
import annotated_news

VOA = """Peru 's president , Ana Rocha , met Kari Olsen in Oslo Monday .
She said " Norway did n't attack us . "
Storms hit Lima ( Peru ) .
"""
WIKINEWS = """Rocha visits Oslo
Tuesday, May 4, 2021
Mr. Rocha landed on Monday. He left at 5 p.m. on Tuesday.
"No comment," said Olsen.
"""
READABLE = """# a remark
@ voa 1-2
e ana_rocha Person Ana Rocha = Ana Rocha
e peru Country Peru = Peru
e kari_olsen Person Kari Olsen = Kari Olsen
e norway Country Norway = Norway
e oslo Place Oslo = Oslo
m m1 meeting held ana_rocha,kari_olsen 1 place=oslo date={Monday}
1 ana_rocha head_of_state_of peru {president}
1 ana_rocha holds_role {president} {president}
1 ana_rocha meets_with kari_olsen {met} alt_object=norway
2 ana_rocha says {Norway didn't attack us} {said}
2 norway attacks peru {attack} neg by=ana_rocha medium
2 ana_rocha kin_of kari_olsen {said} possible
@ wikinews 1-4
e rocha Person Rocha = Rocha
e oslo Place Oslo = Oslo
100 rocha visits oslo {visits}
301 rocha says {on Tuesday} {left}
"""


def run(*arguments):
    """-> exit code, standard output, standard error"""
    out, err = io.StringIO(), io.StringIO()
    saved, sys.argv = sys.argv, ["annotated_news.py", *arguments]
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = annotated_news.main()
    finally:
        sys.argv = saved
    return code, out.getvalue(), err.getvalue()


class AnnotatedNews(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.write("gmb_voa.tok.txt", VOA)
        self.write("wikinews_2019_2020.txt", WIKINEWS)

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as f:
            f.write(text)
        return self.path(name)

    def test_shows_sentences(self):
        _, shown, _ = run("show", self.folder.name, "voa", "1", "3")
        self.assertEqual(shown.split("\n")[:3], ["1 Peru's president, Ana Rocha, met Kari Olsen in Oslo Monday.",
                                                 '2 She said "Norway didn\'t attack us."', "3 Storms hit Lima (Peru)."])
        _, shown, _ = run("show", self.folder.name, "wikinews", "3", "4")
        self.assertEqual(shown.split("\n"), ["300 Mr. Rocha landed on Monday.", "301 He left at 5 p.m. on Tuesday.", "",
                                             '400 "No comment," said Olsen.', "", ""])

    def test_packs_without_the_words(self):
        code, packed, _ = run("pack", self.folder.name, self.write("a.txt", READABLE))
        self.assertEqual(code, 0)
        self.assertIn("e kari_olsen Person Kari Olsen = 1:33-43\n", packed)
        self.assertIn("m m1 meeting held ana_rocha,kari_olsen 1 place=oslo date=52-58\n", packed)
        self.assertIn("2 norway attacks peru 24-30 neg by=ana_rocha medium\n", packed)
        for words in ("{", "Monday", "attack us"):
            self.assertNotIn(words, packed)

    def test_gold_of_check_articles_alone(self):
        _, packed, _ = run("pack", self.folder.name, self.write("a.txt", READABLE))
        several = self.write("a.packed", packed * 5)
        _, said, _ = run("gold", self.folder.name, several, "-o", self.path("all"))
        _, said_check, _ = run("gold", self.folder.name, several, "--check-only", "-o", self.path("check"))
        all_files, check_files = ({f for f in os.listdir(self.path(folder)) if f.endswith(".json")} for folder in ("all", "check"))
        self.assertEqual(check_files, {f for f in all_files if int(f[1:5]) % 5 == 0})
        self.assertEqual((said, said_check), (f"{len(all_files)} articles\n", f"{len(check_files)} articles\n"))
        self.assertTrue(check_files)

    def test_gold_finds_them_again(self):
        _, packed, _ = run("pack", self.folder.name, self.write("a.txt", READABLE))
        code, _, err = run("gold", self.folder.name, self.write("a.packed", packed), "-o", self.path("gold"))
        self.assertEqual((code, err), (0, ""))
        with open(self.path("gold/n0001.json"), encoding="utf-8") as f:
            gold = json.load(f)
        self.assertEqual(gold["entities"][0], {"id": "ana_rocha", "type": "Person", "name": "Ana Rocha", "aliases": ["Ana Rocha"]})
        self.assertEqual(gold["meetings"][0]["date_text"], "Monday")
        self.assertEqual([r["object"] for r in gold["relations"]],
                         ["peru", "role:president", "kari_olsen", "topic:Norway didn't attack us", "peru"])
        self.assertEqual([r["predicate"] for r in gold["extension_relations"]], ["kin_of"])
        last = gold["relations"][-1]
        self.assertEqual((last["negated"], last["attributed_to"], last["confidence"], last["trigger"]), (True, "ana_rocha", "medium", "attack"))
        with open(self.path("gold/texts/m0001.txt"), encoding="utf-8") as f:
            self.assertEqual(f.read(), 'Rocha visits Oslo\n\nMr. Rocha landed on Monday. He left at 5 p.m. on Tuesday.\n\n"No comment," said Olsen.\n')
        with open(self.path("gold/metadata.tsv"), encoding="utf-8") as f:
            self.assertEqual(f.read(), "path\tdate\nm0001.txt\t2021-05-04\n")

    def test_long_names_and_ids_are_cut(self):
        self.write("gmb_voa.tok.txt", "The Andean Court of Last Appeal for Southern Coastal Fisheries met .")
        name = "Andean Court of Last Appeal for Southern Coastal Fisheries"
        long_id = name.lower().replace(" ", "_")
        text = f"@ voa 1-1\ne {long_id} Organization {name} = {name}\n1 {long_id} says {{met}} {{met}}\n"
        _, packed, _ = run("pack", self.folder.name, self.write("a.txt", text))
        self.assertRegex(packed, r"e andean_court_of_last_appeal_for_[0-9a-f]{8} Organization 1:4-62 = 1:4-62\n")
        _, _, err = run("gold", self.folder.name, self.write("a.packed", packed), "-o", self.path("gold"))
        with open(self.path("gold/n0001.json"), encoding="utf-8") as f:
            gold = json.load(f)
        self.assertEqual((err, gold["entities"][0]["name"], gold["relations"][0]["subject"]), ("", name, gold["entities"][0]["id"]))

    def test_names_mistakes(self):
        head = "@ voa 1-2\ne peru Country Peru = Peru\n"
        for line, problem in (("1 peru visits oslo {met}", "no entity or meeting 'oslo'"),
                              ("1 peru eats peru {met}", "no relation of the ontology: 'eats'"),
                              ("1 peru visits peru {meets}", "not in sentence 1: 'meets'"),
                              ("7 peru visits peru {met}", "no sentence 7"),
                              ("1 peru visits peru {met} maybe", "unknown part of a statement: 'maybe'"),
                              ("1 peru visits peru {met", "braces do not close"),
                              ("e oslo Town Oslo = Oslo", "no type of the ontology: 'Town'"),
                              ("m m1 party held peru 1", "no kind and status of meetings"),
                              ("m m1 meeting held peru one", "expected the number of a sentence, found 'one'"),
                              ("1 peru head_of_state_of peru {met}", "head_of_state_of takes no Country ('peru') as its subject"),
                              ("@ voa 3-9", "no lines 3-9 in voa"),
                              ("hello", "expected '@', 'e', 'm' or the number of a sentence, found 'hello'")):
            code, _, err = run("pack", self.folder.name, self.write("bad.txt", head + line + "\n"))
            self.assertEqual(code, 2, line)
            self.assertIn(problem, err)


if __name__ == "__main__":
    unittest.main()
