"""The order in which WordprocessingML (ECMA-376, CT_PPr, CT_RPr …) wants the children of an element."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd
        tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
        adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection
        textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "rPr": """ins del rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
        snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText
        vertAlign rtl cs em lang eastAsianLayout specVanish oMath""",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
        locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr""",
    "sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
        lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid""",
    "settings": """writeProtection view zoom removePersonalInformation evenAndOddHeaders defaultTabStop
        characterSpacingControl compat rsids mathPr themeFontLang clrSchemeMapping decimalSymbol""",
    "styles": "docDefaults latentStyles style",
    "font": "altName panose1 charset family notTrueType pitch sig",
    "p": "pPr r ins del commentRangeStart commentRangeEnd",
    "r": "rPr t delText br tab fldChar instrText commentReference annotationRef",
    "ins": "r",
    "del": "r",
    "pPrChange": "pPr",
}  # fmt: skip


def misplaced(xml: bytes) -> list[str]:
    """Return what stands out of order or is unknown, as parent/child; empty for a valid part."""
    faults = []
    for element in etree.fromstring(xml).iter():
        parent = element.tag.removeprefix(W)
        if parent not in ORDER:
            continue
        order = ORDER[parent].split()
        names = [child.tag.removeprefix(W) for child in element]
        faults += [f"{parent}/{name}" for name in names if name not in order]
        known = [name for name in names if name in order]
        in_order = sorted(known, key=order.index)
        if parent not in ("r", "p", "ins", "del"):
            repeatable = {"style", "footerReference", "headerReference"}
            faults += [
                f"{parent}/{n} twice" for n in known if known.count(n) > 1 and n not in repeatable
            ]
            faults += [f"{parent}/{a}" for a, b in zip(known, in_order, strict=True) if a != b]
        elif parent in ("r", "p") and known and order[0] in known[1:]:
            faults.append(f"{parent}/{order[0]}")
    return faults
