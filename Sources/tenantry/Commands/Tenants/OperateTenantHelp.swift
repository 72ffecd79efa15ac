/// What the help of pause, resume and rebuild says alike.
enum OperateTenantHelp {
  static func discussion(_ verb: String) -> String {
    """
    Shows the plan and asks. Where the plan wants words typed, as in production the slug, or slug and environment
    to rebuild, --yes is not enough without a terminal: say --confirm=<slug> or --confirm="<slug> production".
    Ends with 1 when the platform refuses or the operation does not succeed.

    Examples:
      tenantry tenants \(verb) acme --dry-run
      tenantry tenants \(verb) acme
      tenantry tenants \(verb) acme --confirm=\(verb == "rebuild" ? "\"acme production\"" : "acme") --no-wait
    """
  }
}
