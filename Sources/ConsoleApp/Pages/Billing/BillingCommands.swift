import TerminalKit

/// What can be done on the page of billing.
enum BillingCommands {
  static let open = Command("billing_open", "Open what is selected", label: "open", keys: [.enter], footer: 1)
  static let nextTab = Command(
    "billing_next_tab", "Go to the next table", label: "next table", keys: [.tab], footer: 2)
  static let previousTab = Command("billing_previous_tab", "Go to the table before", keys: [.backTab])
  static let filter = Command(
    "billing_filter", "Filter: words, field:value, owes>100, !not, ~fuzzy, /regex/", label: "filter",
    keys: ["/"], footer: 3)
  static let clear = Command("billing_clear", "Clear the filter", label: "clear", keys: [.escape], footer: 3)
  static let sortNext = Command("billing_sort_next", "Sort by the next column", label: "sort", keys: [">"])
  static let sortPrevious = Command("billing_sort_previous", "Sort by the column before", keys: ["<"])
  static let reverse = Command("billing_reverse", "Turn the order round", keys: ["O"])
  static let plan = Command(
    "billing_plan", "Put the tenant on another plan", label: "plan", keys: ["a"], footer: 4)
  static let credit = Command(
    "billing_credit", "Propose a credit for the tenant", label: "credit", keys: ["c"], footer: 5)
  static let pause = Command(
    "billing_pause", "Pause the tenant until it has paid", label: "pause", keys: ["z"])
  static let pay = Command("billing_pay", "Mark the invoice as paid", label: "paid", keys: ["p"], footer: 4)
  static let void = Command("billing_void", "Take the invoice back", label: "void", keys: ["v"])
  static let writeOff = Command(
    "billing_write_off", "Propose to write the invoice off", label: "write off", keys: ["w"], footer: 5)
  static let run = Command("billing_run", "Bill a month", label: "bill a month", keys: ["b"], footer: 6)
  static let approve = Command(
    "billing_approve", "Approve the proposal", label: "approve", keys: ["A"], footer: 4)
  static let reject = Command(
    "billing_reject", "Reject the proposal", label: "reject", keys: ["X"], footer: 5)
  static let csv = Command(
    "billing_csv", "Save the rows that are shown as CSV", label: "csv", keys: ["e"], footer: 7,
    verbs: ["csv"])
  static let json = Command(
    "billing_json", "Save the rows that are shown as JSON", label: "json", keys: ["E"], verbs: ["json"])

  static let all = [
    open, nextTab, previousTab, filter, clear, sortNext, sortPrevious, reverse, plan, credit, pause, pay,
    void,
    writeOff, run, approve, reject, csv, json,
  ]
}
