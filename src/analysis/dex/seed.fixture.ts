/**
 * 836 bytes that smali 2.5.2 assembled from three classes: com.umeng.analytics.Agent (with two texts, calling com.tencent.tinker.lib.Tinker),
 * nl.example.Main$Inner and nl.example.Maïn (extending dalvik.system.DexClassLoader). gzip, base64.
 */
export const SEED =
  'H4sIAAAAAAACA3WTv0scQRTH3+z98oyaO0EEBe8CgVRx/K14gWC0ETaYIrkIEcJ4N1xW5+bW21V2/wIthHSWphEJKJgqCSnSpAn+ARapBGMqGy' +
  'tDCs2b3TEZCx98Zt6+975vh9m3VR60DgyPwtFG8XxelAv3Pl+++OXuPXrwNffj3cu7fTMJABcAgvJIJ2j7YAF0QBxvQd4jGILv8N9QBsd6/42c' +
  'EYB5TYhsIR+RQ+QEuUD+IJdIHpt1IWPIY+SJFfck+j2qZxJJIWl9hrRGWUb7C1p3R2uzkY5Am34mupeyKzS1b2tN8pb8rs6njPOY+Wsr2JVGnf' +
  'pcVrj0qe/IZd6kwlmkzyO3BL1RwWqdyxplkonQdyoenapheQn67CoTa84y9ULP53U6w4NpwTzPbrCqEnfaS2yNUcFQPLe4xCuo6baloDxgdVdw' +
  '+pQ58v6slKo4fzPx7UCWgJTBKtuQfxWdgjWbLKRzUoQlsGoNKLzxfdebpJSJRq0/OmN/VOe6rzHiQcaRns+EABJA/ueX/dnpZ6c764NDwyOjY+' +
  'MTp28/PRyciu8nY9yJZfjqm/VAK/SQdliJIh1YT/7lCcQzhrHsWVLtVnYTL73NyJt1ru5/PY8JYyZTxjymjZm0irFWzSTJxb3UzCRysbaKCynG' +
  'vlCL9qMZ0fXqX/gLpS0XdUQDAAA=';
