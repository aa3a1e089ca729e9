"""The shop everybody meets in the demo: Fernweh, coffee and plants, in dollars and in złoty."""

from decimal import Decimal

from sandbox.catalogue import (
    Catalogue,
    Category,
    Channel,
    Collection,
    Product,
    ProductType,
    ProductVariant,
    Promotion,
    ShippingMethod,
    Stock,
    Warehouse,
)

NAME = "Fernweh"

USD = "default-channel"
PLN = "channel-pln"

# Saleor names promotions by UUID.
PROMOTION = "5d9a4c1e-7f0b-4c57-9d0e-2f6b8a3c1e44"

# Where customers of a channel live, unless they say otherwise.
HOMES = {
    USD: {
        "streetAddress1": "12 Orchard Lane",
        "city": "Portland",
        "countryArea": "OR",
        "postalCode": "97201",
        "country": "US",
    },
    PLN: {
        "streetAddress1": "Lipowa 12",
        "city": "Warszawa",
        "countryArea": "",
        "postalCode": "00-001",
        "country": "PL",
    },
}

# name, category, shipped, text, variants as (name, dollars, złoty)
GOODS: list[tuple[str, str, bool, str, list[tuple[str, str, str]]]] = [
    (
        "Morning Blend",
        "Coffee",
        True,
        "Cocoa, hazelnut and a soft finish. Roasted on Tuesdays, posted on Wednesdays.",
        [("250 g", "12.50", "49.00"), ("1 kg", "42.00", "165.00")],
    ),
    (
        "Night Shift Decaf",
        "Coffee",
        True,
        "All of the evening and none of the waking: water-processed, from Huila.",
        [("250 g", "13.50", "53.00")],
    ),
    (
        "Pour-over Set",
        "Brewing",
        True,
        "A stoneware dripper, a glass server and forty filters: slow coffee for two.",
        [("Sand", "58.00", "229.00"), ("Slate", "58.00", "229.00")],
    ),
    (
        "Monstera in a Clay Pot",
        "Plants",
        True,
        "Forgiving, fast and fond of a window to the east. About 40 cm tall.",
        [("One plant", "36.00", "139.00")],
    ),
    (
        "String of Pearls",
        "Plants",
        True,
        "A trailing succulent that asks for little and hangs well over a bookshelf.",
        [("One plant", "18.00", "69.00")],
    ),
    (
        "Houseplants for Beginners",
        "Reading",
        False,
        "Ninety pages on light, water and not worrying. A PDF, sent by e-mail.",
        [("PDF", "9.00", "35.00")],
    ),
]

# The departments the categories of the goods lie in, and those departments' own.
PARENTS = {"Coffee": "Drinks", "Drinks": "Kitchen", "Brewing": "Kitchen", "Plants": "Garden"}

COLLECTIONS = {
    "New this month": ["Night Shift Decaf", "String of Pearls"],
    "Gifts": ["Pour-over Set", "Monstera in a Clay Pot"],
}

ON_SALE = {"Pour-over Set": Promotion(pk=PROMOTION, name="Slow Sundays", percent=Decimal(20))}


def little_shop() -> Catalogue:
    warehouse = Warehouse(pk=1, name="Backyard", slug="backyard")
    categories, collections = _categories(), _collections()
    return Catalogue(
        channels=_channels(),
        categories=categories,
        collections=collections,
        products=_products(categories, collections, warehouse),
        warehouse=warehouse,
        shipping_methods=[
            ShippingMethod(pk=1, name="Post", prices={USD: Decimal("4.90"), PLN: Decimal("14.00")}),
            ShippingMethod(
                pk=2, name="Courier", prices={USD: Decimal("9.90"), PLN: Decimal("22.00")}
            ),
        ],
    )


def _channels() -> list[Channel]:
    return [
        Channel(pk=1, slug=USD, name="United States", currency_code="USD", country="US"),
        Channel(pk=2, slug=PLN, name="Polska", currency_code="PLN", country="PL"),
    ]


def _categories() -> list[Category]:
    names = dict.fromkeys([category for _, category, *_ in GOODS] + list(PARENTS.values()))
    found = {
        name: Category(pk=pk, name=name, slug=name.lower())
        for pk, name in enumerate(names, start=1)
    }
    for name, parent in PARENTS.items():
        found[name].parent = found[parent]
    return list(found.values())


def _collections() -> list[Collection]:
    return [
        Collection(pk=pk, name=name, slug=name.lower().replace(" ", "-"))
        for pk, name in enumerate(COLLECTIONS, start=1)
    ]


def _products(
    categories: list[Category], collections: list[Collection], warehouse: Warehouse
) -> list[Product]:
    parcel = ProductType(pk=1, name="Parcel", is_shipping_required=True)
    download = ProductType(pk=2, name="Download", is_shipping_required=False)
    by_name = {category.name: category for category in categories}
    products = []
    for pk, (name, category, shipped, text, variants) in enumerate(GOODS, start=1):
        product = Product(
            pk=pk,
            name=name,
            slug=name.lower().replace(" ", "-"),
            text=text,
            category=by_name[category],
            product_type=parcel if shipped else download,
            collections=[one for one in collections if name in COLLECTIONS[one.name]],
            promotion=ON_SALE.get(name),
        )
        product.variants = _variants(product, variants, warehouse)
        products.append(product)
    return products


def _variants(
    product: Product, rows: list[tuple[str, str, str]], warehouse: Warehouse
) -> list[ProductVariant]:
    first = int(product.pk) * 10
    return [
        ProductVariant(
            pk=first + at,
            name=name,
            sku=f"{product.slug}-{at}",
            product=product,
            prices={USD: Decimal(dollars), PLN: Decimal(zloty)},
            stocks=[Stock(pk=first + at, warehouse=warehouse, quantity=1_000_000)],
        )
        for at, (name, dollars, zloty) in enumerate(rows, start=1)
    ]
