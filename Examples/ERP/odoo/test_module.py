"""The module on a stand-in for Odoo: its model runs, and its views and data name what the model has.

python3 -m unittest test_module           # in this folder, with `regkit` importable
"""

import ast
import datetime
import pathlib
import re
import sys
import unittest
import xml.etree.ElementTree as ElementTree
from unittest import mock

HERE = pathlib.Path(__file__).parent
MODULE = HERE / "regkit_bpom"
sys.path.insert(0, str(HERE))

import standin  # noqa: E402

standin.install()

from regkit_bpom import judgement  # noqa: E402
from regkit_bpom.models.product_template import ProductTemplate  # noqa: E402

MANIFEST = ast.literal_eval((MODULE / "__manifest__.py").read_text(encoding="utf-8"))
FIELDS = {name for name in dir(ProductTemplate) if isinstance(getattr(ProductTemplate, name), standin.Field)}
HERBAL = {
    "display_name": "Kunyit Asam",
    "bpom_product_class": "obat_tradisional",
    "bpom_commodity": "obat_tradisional",
    "bpom_dosage_form": "kapsul",
    "bpom_kbli": "21022",
    "bpom_business_scale": "UKOT",
    "bpom_pack_type": "botol",
    "bpom_volume_ml": 60.0,
    "bpom_label_area_cm2": 84.0,
    "bpom_barcode_on": "primary",
    "bpom_nie": "TR233456781",
    "bpom_nie_expiry": datetime.date(2028, 5, 22),
    "bpom_barcode_2d": "(90)TR233456781(91)280522",
}


def products(*changes, lang="en_US", today=datetime.date(2026, 11, 30), **parameters):
    env = standin.Environment(today, lang)
    env.parameters.values.update({"regkit_bpom.edition": "33/2018"}, **parameters)
    return ProductTemplate(env, [{**HERBAL, **change} for change in changes])


class ModelTests(unittest.TestCase):
    def test_the_outcome_is_computed_for_each_product(self):
        three = products({}, {"bpom_dosage_form": "tablet"}, {"bpom_product_class": False})
        three._compute_bpom_outcome()
        self.assertEqual([one.bpom_outcome for one in three], ["allowed", "refused", False])
        self.assertEqual([one.bpom_checked_on for one in three], [three.env.today, three.env.today, False])

    def test_reasons_are_in_the_language_of_the_user(self):
        for lang, word in (
            ("id_ID", "UKOT dapat mendaftarkan"),
            ("en_US", "A small business"),
            (None, "A small business"),
        ):
            one = products({"bpom_dosage_form": "tablet"}, lang=lang)
            one._compute_bpom_reasons()
            self.assertIn(word, one.bpom_reasons)

    def test_without_an_edition_the_one_in_force_answers(self):
        one = products({})
        one.env.parameters.values.clear()
        one._compute_bpom_outcome()
        self.assertEqual(one.bpom_outcome, "undetermined")

    def test_what_is_computed_depends_on_every_fact(self):
        self.assertEqual(ProductTemplate._compute_bpom_outcome._depends, tuple(judgement.FACTS))
        self.assertEqual(ProductTemplate._compute_bpom_reasons._depends, tuple(judgement.FACTS))
        self.assertEqual(ProductTemplate._compute_bpom_reasons._depends_context, ("lang",))
        for name in judgement.FACTS:
            self.assertIn(name, FIELDS)

    def test_a_refused_product_may_be_kept_from_sale(self):
        two = products({}, {"bpom_dosage_form": "tablet"}, **{"regkit_bpom.block_sale": "1"})
        with self.assertRaisesRegex(standin.ValidationError, "Kunyit Asam may not be sold:\n✗ A small business"):
            two._check_bpom_sale()
        two.rows[1]["sale_ok"] = False
        two._check_bpom_sale()
        two.rows[1]["sale_ok"] = True
        two.env.parameters.values["regkit_bpom.block_sale"] = False
        two._check_bpom_sale()

    def test_sale_is_judged_anew_and_not_by_the_outcome_that_is_kept(self):
        changes = {"bpom_dosage_form": "tablet", "bpom_outcome": "allowed"}, {"bpom_outcome": "refused"}
        old, good = (products(change, **{"regkit_bpom.block_sale": "1"}) for change in changes)
        with self.assertRaisesRegex(standin.ValidationError, "Kunyit Asam may not be sold"):
            old._check_bpom_sale()
        good._check_bpom_sale()

    def test_every_fact_is_looked_at_before_a_sale(self):
        self.assertEqual(set(ProductTemplate._check_bpom_sale._constrains), {"sale_ok", *judgement.FACTS})
        self.assertIn("barcode", judgement.FACTS)

    def test_a_scan_fills_in_only_what_is_empty(self):
        one = products({"bpom_nie": False, "bpom_nie_expiry": datetime.date(2027, 1, 1)})
        one._onchange_bpom_barcode_2d()
        self.assertEqual((one.bpom_nie, one.bpom_nie_expiry), ("TR233456781", datetime.date(2027, 1, 1)))

    def test_a_scan_that_cannot_be_read_fills_in_nothing(self):
        one = products({"bpom_nie": False, "bpom_barcode_2d": "\ud800"})
        self.assertEqual(one._onchange_bpom_barcode_2d(), {})
        self.assertFalse(one.bpom_nie)

    def test_the_outcome_is_computed_by_the_orm(self):
        for name in ("action_check_with_regkit", "_cron_check_with_regkit"):
            one = products({"bpom_outcome": "refused"})
            with mock.patch.object(one.env, "add_to_compute", wraps=one.env.add_to_compute) as asked:
                getattr(one, name)()
            self.assertEqual([call.args[0].name for call in asked.mock_calls], ["bpom_outcome", "bpom_checked_on"])
            self.assertEqual((one.bpom_outcome, one.env.to_compute), ("allowed", []))

    def test_the_button_says_how_many_went_which_way(self):
        four = products(
            {}, {"bpom_dosage_form": "tablet"}, {"bpom_business_scale": False}, {"bpom_product_class": False}
        )
        parameters = four.action_check_with_regkit()["params"]
        self.assertEqual(
            (parameters["message"], parameters["type"]), ("1 allowed, 1 refused, 1 undetermined", "danger")
        )

    def test_the_daily_run_judges_by_its_own_day_and_in_batches(self):
        many = products(*[{"bpom_outcome": "allowed"}] * 2500, {"bpom_product_class": False})
        late = products(*[{"bpom_barcode_on": "none", "bpom_barcode_2d": False}], today=datetime.date(2019, 1, 1))
        many._cron_check_with_regkit()
        self.assertEqual({one.bpom_checked_on for one in many[:2500]}, {many.env.today})
        self.assertFalse(many[2500:].bpom_checked_on)
        late._cron_check_with_regkit()
        self.assertEqual(late.bpom_checked_on, datetime.date(2019, 1, 1))


class FilesTests(unittest.TestCase):
    def test_the_manifest_names_every_file_of_data(self):
        files = {str(path.relative_to(MODULE)) for path in MODULE.rglob("*.xml")}
        self.assertEqual(set(MANIFEST["data"]), files)
        self.assertEqual(MANIFEST["external_dependencies"], {"python": ["regkit"]})

    def test_views_name_fields_and_methods_of_the_model(self):
        # What stands on its own in a view extends Odoo's and names what is Odoo's.
        own = set()
        for view in ElementTree.parse(MODULE / "views" / "product_template_views.xml").iterfind(
            ".//field[@name='arch']"
        ):
            for extension in view:
                for element in extension.iter():
                    if element is extension:
                        continue
                    if element.tag == "field":
                        self.assertIn(element.get("name"), FIELDS)
                        own.add(element.get("name"))
                    if element.tag == "button":
                        self.assertTrue(callable(getattr(ProductTemplate, element.get("name"))))
                    for attribute in ("domain", "context", "invisible", "decoration-danger", "decoration-warning"):
                        self.assertLessEqual(self.names(element.get(attribute, "''"), attribute), FIELDS)
        shown = FIELDS - set(dir(standin.Model))
        self.assertEqual(own, shown)

    @staticmethod
    def names(expression, attribute):
        tree = ast.parse(expression, mode="eval")
        if attribute == "domain":
            return {term[0] for term in ast.literal_eval(expression)} if expression != "''" else set()
        if attribute == "context":
            return set(ast.literal_eval(expression).values()) if expression != "''" else set()
        return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}

    def test_actions_call_methods_of_the_model(self):
        called = []
        for file in ("ir_actions_server.xml", "ir_cron.xml"):
            code = ElementTree.parse(MODULE / "data" / file).findtext(".//field[@name='code']")
            called += [node.attr for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Attribute)]
        self.assertEqual(called, ["action_check_with_regkit", "_cron_check_with_regkit"])
        for name in called:
            self.assertTrue(callable(getattr(ProductTemplate, name)))

    def test_what_people_read_has_an_indonesian_word(self):
        text = (MODULE / "i18n" / "id.po").read_text(encoding="utf-8")
        words = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', text, re.MULTILINE))
        read = set()
        for name in FIELDS - set(dir(standin.Model)):
            options, arguments = getattr(ProductTemplate, name).options, getattr(ProductTemplate, name).arguments
            read |= {options[key] for key in ("string", "help") if key in options}
            read |= {word for word in arguments if isinstance(word, str)}
            if name not in judgement.WORDS or name == "bpom_barcode_on":  # the others are words of the law
                read |= {label for choices in arguments if isinstance(choices, list) for _, label in choices}
        for element in ElementTree.parse(MODULE / "views" / "product_template_views.xml").iter():
            read |= {element.get("string")} - {None}
        source = ast.parse((MODULE / "models" / "product_template.py").read_text(encoding="utf-8"))
        for call in ast.walk(source):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_":
                read.add(call.args[0].value.replace("\n", "\\n"))
        self.assertEqual(set(words), read)

    def test_parameters_are_those_the_model_asks_for(self):
        source = (MODULE / "models" / "product_template.py").read_text(encoding="utf-8")
        for key in ElementTree.parse(MODULE / "data" / "ir_config_parameter.xml").iterfind(".//field[@name='key']"):
            self.assertIn(f'"{key.text}"', source)


if __name__ == "__main__":
    unittest.main()
