import PostgresConnection

/// What keeps a copy of a tenant from acting on the world: no mail goes out or comes in, no job runs by
/// itself.
///
/// Odoo's own `neutralize` knows more, because modules add to it; this is the part without which a copy must
/// never run. Source: odoo/addons/base/data/neutralize.sql and addons/mail, series 18.0.
enum Neutralisation {
  /// The table that a statement needs, and the statement.
  static let statements: [(table: String, statement: SQLStatement)] = [
    ("ir_mail_server", "UPDATE public.ir_mail_server SET active = false"),
    (
      "ir_mail_server",
      """
      INSERT INTO public.ir_mail_server (name, smtp_port, smtp_host, smtp_encryption, active, smtp_authentication)
      SELECT 'neutralized', 1025, 'invalid', 'none', true, 'login'
      WHERE NOT EXISTS (SELECT 1 FROM public.ir_mail_server WHERE name = 'neutralized')
      """
    ),
    ("ir_mail_server", "UPDATE public.ir_mail_server SET active = true WHERE name = 'neutralized'"),
    ("fetchmail_server", "UPDATE public.fetchmail_server SET active = false"),
    (
      "ir_cron",
      """
      UPDATE public.ir_cron SET active = false WHERE id NOT IN (SELECT res_id FROM public.ir_model_data
        WHERE model = 'ir.cron' AND name = 'autovacuum_job')
      """
    ),
    (
      "ir_act_server",
      "UPDATE public.ir_act_server SET webhook_url = 'neutralized' WHERE state = 'webhook'"
    ),
    (
      "ir_config_parameter",
      """
      INSERT INTO public.ir_config_parameter (key, value) VALUES ('database.is_neutralized', 'true')
      ON CONFLICT (key) DO UPDATE SET value = 'true'
      """
    ),
  ]

  /// The table that a question needs, what is still alive when it counts any, and the question.
  static let survivors: [(table: String, what: String, question: SQLStatement)] = [
    (
      "ir_mail_server", "outgoing mail servers",
      "SELECT count(*) AS n FROM public.ir_mail_server WHERE active AND smtp_host IS DISTINCT FROM 'invalid'"
    ),
    (
      "fetchmail_server", "incoming mail servers",
      "SELECT count(*) AS n FROM public.fetchmail_server WHERE active"
    ),
    (
      "ir_cron", "scheduled actions",
      """
      SELECT count(*) AS n FROM public.ir_cron WHERE active AND id NOT IN (SELECT res_id FROM public.ir_model_data
        WHERE model = 'ir.cron' AND name = 'autovacuum_job')
      """
    ),
    (
      "ir_act_server", "webhooks",
      """
      SELECT count(*) AS n FROM public.ir_act_server
      WHERE state = 'webhook' AND webhook_url IS DISTINCT FROM 'neutralized'
      """
    ),
    (
      "ir_config_parameter", "missing marks",
      """
      SELECT (NOT EXISTS (SELECT 1 FROM public.ir_config_parameter
        WHERE key = 'database.is_neutralized' AND lower(value) = 'true'))::int AS n
      """
    ),
  ]
}
