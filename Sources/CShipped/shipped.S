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
    .quad 0, 0, 0

    .section .note.GNU-stack, "", @progbits
