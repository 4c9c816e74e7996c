/// What may stand in a rule: its wording, and its rows.
enum RulePart: String {
  case quote, message, otherReading = "other-reading", informs
  case kbli, commodity, formLimit = "form-limit", dosageForm = "dosage-form", upload, scope, method, issuer, content
  case placement, exemption, secondary, printSize = "print-size", ink, mark, licenceNumber = "licence-number"
  case kbliConversion = "kbli-conversion", term, workingDays = "working-days", reportTime = "report-time"
  case phaseIn = "phase-in", billingTime = "billing-time", holiday, duty, reportContent = "report-content", sanction
  case state, transition, activity, list, form, legalForm = "legal-form", pbUMKU = "pb-umku"
  case permitCode = "permit-code", report
}
