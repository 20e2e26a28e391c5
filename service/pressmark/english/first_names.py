"""First names that nearly always are a woman's, or a man's, in British news. Names of both sexes are left out."""

from __future__ import annotations

WOMENS = frozenset(
    """abigail adele agnes aileen alice alison amanda amelia amy andrea angela anita ann anna anne annabel annette
    annie april astrid audrey barbara beatrice beatrix becky belinda bernadette beryl beth bethan bethany betty bianca
    bridget bridie bryony caitlin camilla carla carmel carol carole caroline catherine catrin cecilia ceri charlotte
    cheryl chloe christina christine claire clara clare claudia clementine colette cordelia cynthia daisy danielle
    daphne dawn deborah debbie delia della denise diana diane dionne dolores donna dora doreen doris dorothy edith
    eileen elaine eleanor elena eliza elizabeth ella ellen eluned emily emma erica erin esme esther ethel eunice eva
    eve faith felicity fiona flora florence freya gail gemma georgia georgina geraldine gillian gina gladys glenda
    gloria glynis grace greta gwen gwendolyn hannah harriet hayley hazel heather heidi helen helena henrietta holly
    imogen ingrid irene iris isabel isabella isobel ivy jacqueline jacqui jane janet janice jasmine jean jeanette
    jemima jennifer jenny jessica jill joan joanna joanne josephine joyce judith judy julia julie juliet june karen
    kate katherine kathleen kathryn kathy katie katrina kay keira kirsten kirsty laura lauren leanne leila leticia
    lilian lily linda lisa lorna lorraine louisa louise lucinda lucy lydia lynda lynn lynne mabel madeleine maggie
    maisie mandy margaret maria marianne marie marilyn marina marjorie martha mary matilda maud maureen mavis maxine
    melanie melissa meg mia michaela michelle millicent mira miranda miriam moira molly mona monica morag muriel nadia
    nancy naomi natalie natasha nell nerys nia nicola nicole nina nora norma olga olive olivia orla paige pamela
    patience patricia paula pauline penelope penny petra philippa phoebe phyllis poppy priscilla priya rachael rachel
    rebecca rebekah rhian rhiannon rhona rita roberta rosa rosalind rose rosemary rosie rowena roxanne ruby ruth sadia
    sally samantha sandra sara sarah selina shanice sharon sheila shirley sian sinead siobhan sonia sophia sophie stella
    stephanie susan susannah susie suzanne sybil sylvia tamara tamsin tania tanya tara teresa tessa thelma theresa tina
    una ursula valerie vanessa vera verity veronica victoria viola violet virginia vivien vivienne wanda wendy winifred
    yasmin yvette yvonne zara zoe""".split()
)
MENS = frozenset(
    """aaron abdul adam adrian ahmed aidan alan alasdair alastair albert alec alfred ali alistair allan ambrose amir
    andrew andy angus anthony archie arnold arthur asif barnaby barry bart basil ben benedict benjamin bernard bert
    bill billy blake bob boris brendan brian bruce bryan callum calvin cedric charles charlie christopher clarence
    clement clifford clive colin colm conor conrad craig curtis cyril dafydd damian dan daniel darren dave david dean
    declan denis dennis derek dermot desmond dick dominic donald dougal douglas duncan dylan ed eddie edgar edmund
    edward edwin eric ernest euan evan ewan fergus finlay frank franklin fraser fred frederick gareth garry gary gavin
    geoff geoffrey george gerald gerard gethin gilbert giles glenn gordon graeme graham grant greg gregory guy
    harold harry harvey hector henry herbert horace howard hugh hugo humphrey huw iain ian idris isaac ivan ivor jack
    jacob jake james jason jasper jed jeff jeffrey jeremiah jeremy jerome jim jimmy joe joel john johnny jonathan
    joseph joshua julian justin karl keith ken kenneth kevin kieran kyle lachlan lance laurence lawrence len leo leon
    leonard leopold liam lionel llewellyn lloyd louis luke malcolm marcus mark martin martyn matt matthew maurice max
    melvyn michael mick miles mike mohamed mohammed muhammad murdo nathan neil neville nicholas nick nigel noel norman
    oliver omar oscar osman oswald owen patrick paul percival percy perry peter phil philip piers quentin rajesh ralph
    ravi ray raymond rex rhodri rhys richard rob robert rodney roger roland ronald rory roy rufus rupert russell ryan
    sanjay scott sean sebastian seth shaun sidney silas simon spencer stan stanley stephen steve steven stewart stuart
    terence terry theodore thomas tim timothy toby tom tommy tony trevor tristan tudor vernon victor vincent wallace
    walter warren wayne wilfred will william winston wyn zachary""".split()
)


def sex(name: str) -> str | None:
    """Return the pronoun, "he" or "she", that a full name's first part tells; None where it tells neither."""
    first, *rest = name.lower().split()
    if not rest:
        return None
    return "she" if first in WOMENS else "he" if first in MENS else None


def is_first_name(word: str) -> bool:
    """Whether a word is one of these names."""
    return word.lower() in WOMENS or word.lower() in MENS
