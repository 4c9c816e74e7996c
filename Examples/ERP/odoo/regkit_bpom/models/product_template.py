import regkit

from odoo import _, api, fields, models
from odoo.exceptions import ValidationError

from .. import judgement

BATCH = 1000
OUTCOME = ["bpom_outcome", "bpom_checked_on"]


class ProductTemplate(models.Model):
    _inherit = "product.template"

    bpom_product_class = fields.Selection(
        judgement.selection("bpom_product_class"),
        string="Product class",
        help="The class of the 2D barcode regulation. A product without one is not judged.",
    )
    bpom_commodity = fields.Selection(judgement.selection("bpom_commodity"), string="Commodity")
    bpom_dosage_form = fields.Char(
        "Dosage form", help="In Indonesian, as it is registered: kapsul, cairan obat dalam, …"
    )
    bpom_kbli = fields.Char("KBLI", help="Five digits, the code of the business that registers the product")
    bpom_kbli_vintage = fields.Selection(
        judgement.selection("bpom_kbli_vintage"),
        string="KBLI of the year",
        default="2020",
        help="11040 and 46442 mean another business in KBLI 2025.",
    )
    bpom_business_scale = fields.Selection(judgement.selection("bpom_business_scale"), string="Business scale")
    bpom_activity = fields.Selection(judgement.selection("bpom_activity"), string="Activity")
    bpom_designated = fields.Selection(
        [("yes", "Yes"), ("no", "No")],
        string="Designated by BPOM",
        help="Whether BPOM has designated this over-the-counter drug for authentication",
    )
    bpom_pack_type = fields.Selection(judgement.selection("bpom_pack_type"), string="Primary pack")
    bpom_volume_ml = fields.Float("Volume (ml)", digits=(12, 3), help="0 is unknown")
    bpom_net_weight_g = fields.Float("Net weight (g)", digits=(12, 3), help="0 is unknown")
    bpom_label_area_cm2 = fields.Float("Label area (cm²)", digits=(12, 3), help="0 is unknown")
    bpom_barcode_on = fields.Selection(judgement.selection("bpom_barcode_on"), string="2D barcode on")
    bpom_tamper_security = fields.Selection(
        [("yes", "Yes"), ("no", "No")], string="Tamper-evident", help="Whether the secondary pack shows tampering"
    )
    bpom_nie = fields.Char("NIE", index=True, help="Nomor Izin Edar, the licence number")
    bpom_nie_expiry = fields.Date("NIE valid until")
    bpom_batch = fields.Char("Batch of the code", copy=False)
    bpom_expiry = fields.Date("Expiry of the batch", copy=False)
    bpom_barcode_2d = fields.Char(
        "2D barcode", copy=False, help="What the code says, as a scanner types it or as it is printed: (90)…(91)…"
    )

    # Kept, to be searched for; the reasons are told anew in the language of whoever looks.
    bpom_outcome = fields.Selection(
        [("allowed", "Allowed"), ("undetermined", "Undetermined"), ("refused", "Refused")],
        string="BPOM outcome",
        compute="_compute_bpom_outcome",
        store=True,
        index=True,
    )
    bpom_checked_on = fields.Date("Checked on", compute="_compute_bpom_outcome", store=True)
    bpom_reasons = fields.Text("Reasons", compute="_compute_bpom_reasons")

    def _bpom_judgement(self):
        """What RegKit says of this product today; None where it has no class to be judged by."""
        self.ensure_one()
        if not self.bpom_product_class:
            return None
        edition = self.env["ir.config_parameter"].sudo().get_param("regkit_bpom.edition")
        language = "id" if (self.env.lang or "").startswith("id") else "en"
        return judgement.judge(
            {name: self[name] for name in judgement.FACTS},
            as_of=fields.Date.context_today(self),
            edition=edition or None,
            language=language,
        )

    @api.depends(*judgement.FACTS)
    def _compute_bpom_outcome(self):
        today = fields.Date.context_today(self)
        for product in self:
            said = product._bpom_judgement()
            product.bpom_outcome = said.outcome if said else False
            product.bpom_checked_on = today if said else False

    @api.depends(*judgement.FACTS)
    @api.depends_context("lang")
    def _compute_bpom_reasons(self):
        for product in self:
            said = product._bpom_judgement()
            product.bpom_reasons = str(said) if said else False

    @api.onchange("bpom_barcode_2d")
    def _onchange_bpom_barcode_2d(self):
        """Fill in what a scan says and nobody has entered."""
        for product in self.filtered("bpom_barcode_2d"):
            try:
                scanned = judgement.scanned(product.bpom_barcode_2d)
            except regkit.Error:  # what cannot be read fills in nothing; the outcome says what is wrong with it
                return {}
            for name, value in scanned.items():
                product[name] = product[name] or value
        return {}

    @api.constrains("sale_ok", *judgement.FACTS)
    def _check_bpom_sale(self):
        """Keep refused products out of sale, where the parameter regkit_bpom.block_sale says so.

        They are judged anew: the outcome that is kept may be of another day or edition.
        """
        if not self.env["ir.config_parameter"].sudo().get_param("regkit_bpom.block_sale"):
            return
        for product in self.filtered("sale_ok"):
            said = product._bpom_judgement()
            if said and said.outcome == "refused":
                raise ValidationError(
                    _(
                        "%(product)s may not be sold:\n%(reasons)s",
                        product=product.display_name,
                        reasons=str(said),
                    )
                )

    def action_check_with_regkit(self):
        """Judge products anew as of today, and say how many went which way."""
        self._bpom_judge_anew()
        count = {"allowed": 0, "refused": 0, "undetermined": 0}
        for product in self.filtered("bpom_outcome"):
            count[product.bpom_outcome] += 1
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "title": _("Checked with RegKit"),
                "message": _("%(allowed)s allowed, %(refused)s refused, %(undetermined)s undetermined", **count),
                "type": "danger" if count["refused"] else "warning" if count["undetermined"] else "success",
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    @api.model
    def _cron_check_with_regkit(self):
        """Judge all products anew: licences run out and editions change though nobody touches the product."""
        products = self.search([("bpom_product_class", "!=", False)])
        for start in range(0, len(products), BATCH):
            batch = products[start : start + BATCH]
            batch._bpom_judge_anew()
            batch.invalidate_recordset()

    def _bpom_judge_anew(self):
        """Have the ORM compute the outcome once more and write it, as it does after a fact has changed."""
        for name in OUTCOME:
            self.env.add_to_compute(self._fields[name], self)
        self.flush_recordset(OUTCOME)
