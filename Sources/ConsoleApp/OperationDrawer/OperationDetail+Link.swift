import TenantryAPI

extension OperationDetail {
  /// What can be opened elsewhere: the log of what went wrong, or what the operation waits for.
  var link: String? { summary.fault?.logsUrl ?? waitedForLink }

  /// Where the step stands that runs and waits for people, such as a pull request.
  var waitedForLink: String? {
    guard summary.fault == nil else { return nil }
    return steps.first { $0.state == .running }?.link
  }
}
