/// Technical names of Odoo Enterprise's own modules, to say "Enterprise only" where "not in the catalog"
/// would mislead.
///
/// First those that odoo/odoo itself offers for sale (odoo/addons/base/data/ir_module_module.xml, `to_buy`),
/// then the ones that Community settings, manifests and guides of 16.0 to 18.0 refer to. None is a folder of
/// the 18.0 Community tree, which a test holds against the shipped catalog; localisations (`l10n_*`) are left
/// out. The list is not all of Enterprise, and a module of the catalog always comes before it: a name too
/// many or too few changes the sentence of a finding, never whether a bundle can be applied.
package enum EnterpriseModules {
  /// True for one of Enterprise's modules.
  package static func contains(_ name: ModuleName) -> Bool {
    names.contains(name.rawValue)
  }

  /// The names, in alphabetical order.
  package static let names: Set<String> = Set(
    """
    account_3way_match account_accountant account_asset account_auto_transfer account_avatax account_bacs
    account_bank_statement_import account_bank_statement_import_camt account_bank_statement_import_csv
    account_bank_statement_import_ofx account_base_import account_batch_payment account_budget
    account_consolidation account_disallowed_expenses account_external_tax account_followup
    account_inter_company_rules account_intrastat account_invoice_extract account_iso20022 account_loans
    account_online_synchronization account_reports account_reports_cash_basis account_saft account_sepa
    account_sepa_direct_debit account_taxcloud account_winbooks_import appointment appointment_crm
    appointment_hr appointment_sms approvals approvals_purchase approvals_purchase_stock crm_enterprise
    currency_rate_live data_cleaning data_merge delivery_bpost delivery_dhl delivery_easypost delivery_fedex
    delivery_iot delivery_sendcloud delivery_shiprocket delivery_ups delivery_usps documents
    documents_account documents_hr documents_hr_payroll documents_product documents_project documents_sign
    documents_spreadsheet helpdesk helpdesk_fsm helpdesk_mail_plugin helpdesk_repair helpdesk_sale
    helpdesk_sale_timesheet helpdesk_stock helpdesk_timesheet hr_appraisal hr_appraisal_skills
    hr_appraisal_survey hr_attendance_gantt hr_contract_reports hr_contract_salary hr_contract_sign
    hr_expense_extract hr_gantt hr_holidays_gantt hr_mobile hr_payroll hr_payroll_account
    hr_payroll_attendance hr_payroll_expense hr_payroll_fleet hr_payroll_holidays hr_payroll_planning
    hr_recruitment_extract hr_recruitment_reports hr_recruitment_sign hr_referral
    hr_work_entry_contract_enterprise hr_work_entry_holidays_enterprise industry_fsm industry_fsm_report
    industry_fsm_sale industry_fsm_stock iot knowledge mail_enterprise mail_mobile marketing_automation
    marketing_automation_sms mass_mailing_sale_subscription mrp_account_enterprise mrp_accountant
    mrp_maintenance mrp_mps mrp_plm mrp_subcontracting_enterprise mrp_workorder mrp_workorder_iot
    partner_commission planning planning_holidays planning_hr_skills pos_account_reports pos_blackbox_be
    pos_enterprise pos_iot pos_online_payment_self_order_preparation_display pos_order_tracking_display
    pos_preparation_display pos_restaurant_appointment pos_restaurant_preparation_display pos_self_order_iot
    pos_self_order_preparation_display pos_settle_due pos_urban_piper product_barcodelookup
    project_enterprise project_forecast project_timesheet_forecast purchase_enterprise
    purchase_stock_enterprise quality quality_control quality_control_iot quality_control_worksheet
    quality_mrp quality_mrp_workorder room sale_amazon sale_ebay sale_enterprise sale_planning sale_renting
    sale_stock_renting sale_subscription sale_subscription_stock sale_timesheet_enterprise sign social
    social_crm social_facebook social_instagram social_linkedin social_push_notifications social_twitter
    social_youtube spreadsheet_dashboard_edition spreadsheet_edition stock_account_enterprise
    stock_accountant stock_barcode stock_barcode_mrp stock_barcode_picking_batch
    stock_barcode_quality_control stock_enterprise timer timesheet_grid voip voip_crm web_cohort
    web_dashboard web_enterprise web_gantt web_grid web_map web_mobile web_studio website_appointment
    website_calendar website_form_editor website_generator website_helpdesk website_knowledge
    website_sale_renting website_sale_subscription website_studio website_twitter_wall whatsapp
    whatsapp_account whatsapp_sale worksheet
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
