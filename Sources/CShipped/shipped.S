// Carries the files that ship inside the executable, so that the program is one file.
// After changing one of them, touch this file: the build does not see what .incbin reads.
    .macro entry label, name, file
    .section .rodata
\label\()_name:
    .asciz "\name"
\label\()_start:
    .incbin "\file"
\label\()_end:
    .byte 0
    .section .data.rel.ro, "aw", @progbits
    .quad \label\()_name, \label\()_start, \label\()_end
    .endm

    .section .data.rel.ro, "aw", @progbits
    .balign 8
    .global shipped_files
shipped_files:
    entry keymap_default, "keymaps/default.yaml", "keymaps/default.yaml"
    entry keymap_k9s, "keymaps/k9s.yaml", "keymaps/k9s.yaml"
    entry keymap_vim, "keymaps/vim.yaml", "keymaps/vim.yaml"
    entry theme_dark, "themes/dark.yaml", "themes/dark.yaml"
    entry theme_light, "themes/light.yaml", "themes/light.yaml"
    entry theme_high_contrast_dark, "themes/high_contrast_dark.yaml", "themes/high_contrast_dark.yaml"
    entry theme_high_contrast_light, "themes/high_contrast_light.yaml", "themes/high_contrast_light.yaml"
    entry theme_deuteranopia, "themes/deuteranopia.yaml", "themes/deuteranopia.yaml"
    entry theme_monochrome, "themes/monochrome.yaml", "themes/monochrome.yaml"
    entry theme_fjord, "themes/fjord.yaml", "themes/fjord.yaml"
    entry theme_ember, "themes/ember.yaml", "themes/ember.yaml"
    entry theme_lagoon, "themes/lagoon.yaml", "themes/lagoon.yaml"
    entry theme_parchment, "themes/parchment.yaml", "themes/parchment.yaml"
    entry runbook_analytics_schema, "docs/runbooks/analytics-schema.md", "docs/runbooks/analytics-schema.md"
    entry runbook_automation, "docs/runbooks/automation.md", "docs/runbooks/automation.md"
    entry runbook_billing_run, "docs/runbooks/billing-run.md", "docs/runbooks/billing-run.md"
    entry runbook_bundle_change, "docs/runbooks/bundle-change.md", "docs/runbooks/bundle-change.md"
    entry runbook_crash_loop, "docs/runbooks/crash-loop.md", "docs/runbooks/crash-loop.md"
    entry runbook_dashboard, "docs/runbooks/dashboard.md", "docs/runbooks/dashboard.md"
    entry runbook_decommission, "docs/runbooks/decommission.md", "docs/runbooks/decommission.md"
    entry runbook_first_tenant, "docs/runbooks/first-tenant.md", "docs/runbooks/first-tenant.md"
    entry runbook_git_desired_state, "docs/runbooks/git-desired-state.md", "docs/runbooks/git-desired-state.md"
    entry runbook_git_remote, "docs/runbooks/git-remote.md", "docs/runbooks/git-remote.md"
    entry runbook_image_pull, "docs/runbooks/image-pull.md", "docs/runbooks/image-pull.md"
    entry runbook_image_upgrade, "docs/runbooks/image-upgrade.md", "docs/runbooks/image-upgrade.md"
    entry runbook_keycloak_client, "docs/runbooks/keycloak-client.md", "docs/runbooks/keycloak-client.md"
    entry runbook_kubernetes_apply, "docs/runbooks/kubernetes-apply.md", "docs/runbooks/kubernetes-apply.md"
    entry runbook_module_apply, "docs/runbooks/module-apply.md", "docs/runbooks/module-apply.md"
    entry runbook_name_conflict, "docs/runbooks/name-conflict.md", "docs/runbooks/name-conflict.md"
    entry runbook_no_capacity, "docs/runbooks/no-capacity.md", "docs/runbooks/no-capacity.md"
    entry runbook_note, "docs/runbooks/note.md", "docs/runbooks/note.md"
    entry runbook_odoo_init, "docs/runbooks/odoo-init.md", "docs/runbooks/odoo-init.md"
    entry runbook_pull_request, "docs/runbooks/pull-request.md", "docs/runbooks/pull-request.md"
    entry runbook_release, "docs/runbooks/release.md", "docs/runbooks/release.md"
    entry runbook_restore, "docs/runbooks/restore.md", "docs/runbooks/restore.md"
    entry runbook_rollout_stuck, "docs/runbooks/rollout-stuck.md", "docs/runbooks/rollout-stuck.md"
    entry runbook_secret_missing, "docs/runbooks/secret-missing.md", "docs/runbooks/secret-missing.md"
    entry runbook_smoke_test, "docs/runbooks/smoke-test.md", "docs/runbooks/smoke-test.md"
    entry runbook_tenant_database, "docs/runbooks/tenant-database.md", "docs/runbooks/tenant-database.md"
    entry runbook_uncertain_effect, "docs/runbooks/uncertain-effect.md", "docs/runbooks/uncertain-effect.md"
    .quad 0, 0, 0

    .section .note.GNU-stack, "", @progbits
