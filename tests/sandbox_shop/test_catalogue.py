"""What the shop sells, and under which headings."""

from typing import Any

from sandbox.people import Customer, Staff


def test_a_category_knows_what_it_lies_in_the_outermost_first(staff: Staff) -> None:
    query = """{ product(slug: "morning-blend", channel: "default-channel") {
      category { name parent { name } ancestors(first: 10) { edges { node { name } } } }
    } }"""

    coffee = staff.ask(query)["category"]

    assert (coffee["name"], coffee["parent"]["name"]) == ("Coffee", "Drinks")
    assert [edge["node"] for edge in coffee["ancestors"]["edges"]] == [
        {"name": "Kitchen"},
        {"name": "Drinks"},
    ]


def test_categories_and_collections_are_listed(staff: Staff) -> None:
    categories = staff.ask("{ categories(first: 20) { edges { node { name slug } } } }")
    collections = staff.ask("{ collections(first: 20) { edges { node { name slug } } } }")

    assert {"name": "Garden", "slug": "garden"} in [e["node"] for e in categories["edges"]]
    assert [e["node"]["slug"] for e in collections["edges"]] == ["new-this-month", "gifts"]


def test_a_customer_sees_the_collections_of_a_channel(bob: Customer) -> None:
    query = "query($in: String) { collections(first: 20, channel: $in) { totalCount } }"

    assert bob.ask(query, **{"in": "default-channel"})["totalCount"] == 2
    assert bob.ask(query)["totalCount"] == 0


def test_what_is_on_sale_says_what_it_cost_before(bob: Customer) -> None:
    query = """query($slug: String!) { product(slug: $slug, channel: "default-channel") {
      pricing {
        onSale priceRange { start { gross { amount } } }
        priceRangeUndiscounted { start { gross { amount } } }
      }
      variants { pricing {
        onSale price { gross { amount } } priceUndiscounted { gross { amount } }
      } }
    } }"""

    def amount(price: dict[str, Any]) -> float:
        return float(price["gross"]["amount"])

    found = bob.ask(query, slug="pour-over-set")
    variant = found["variants"][0]["pricing"]
    assert found["pricing"]["onSale"] is True
    assert amount(found["pricing"]["priceRange"]["start"]) == 46.40
    assert amount(found["pricing"]["priceRangeUndiscounted"]["start"]) == 58
    assert (amount(variant["price"]), amount(variant["priceUndiscounted"])) == (46.40, 58)
    assert bob.ask(query, slug="morning-blend")["pricing"]["onSale"] is False
