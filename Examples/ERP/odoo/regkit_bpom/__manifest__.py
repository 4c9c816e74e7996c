{
    "name": "BPOM rules for products",
    "summary": "Judges products by the rules of Indonesia's food-and-drug agency, with the article of law",
    "version": "17.0.1.0.0",
    "category": "Sales/Products",
    "author": "RegKit",
    # Apache-2.0, as the project it belongs to. The module holds no code of Odoo's and is run by it as a separate work,
    # which the LGPL-3 of Odoo allows under any terms; the manifest has no word for Apache-2.0 but this one.
    "license": "Other OSI approved licence",
    "depends": ["product"],
    "external_dependencies": {"python": ["regkit"]},
    "data": [
        "data/ir_config_parameter.xml",
        "data/ir_actions_server.xml",
        "data/ir_cron.xml",
        "views/product_template_views.xml",
    ],
}
