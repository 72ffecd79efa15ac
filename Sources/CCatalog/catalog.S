// Carries the catalog's text inside the executable, so that the program is one file.
    .section .rodata
    .global catalog_modules_json
    .global catalog_modules_json_end
catalog_modules_json:
    .incbin "modules.json"
catalog_modules_json_end:
    .byte 0
    .global catalog_bundles_json
    .global catalog_bundles_json_end
catalog_bundles_json:
    .incbin "bundles.json"
catalog_bundles_json_end:
    .byte 0
    .section .note.GNU-stack, "", @progbits
