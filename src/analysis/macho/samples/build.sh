#!/bin/sh
# Builds the program of samples/demo.macho.gz anew, with Debian's clang and lld-14; src/analysis/macho/demo.fixture.ts says what is in it.
set -e
out=$(pwd)
cd "$(mktemp -d)"
cat > demo.m <<'M'
__attribute__((objc_root_class)) @interface UMDemoAnalytics
+ (int)start;
@end
@implementation UMDemoAnalytics
+ (int)start { return 1; }
@end
__attribute__((objc_root_class)) @interface GTDemoPush
@end
@implementation GTDemoPush
@end
@interface BMKDemoOutside
+ (int)go;
@end
@interface DemoOfOutside : BMKDemoOutside
@end
@implementation DemoOfOutside
@end
const char *address = "https://log.demo-analytics.example.cn/v1/report?x=1";
const char *texts[] = {"a sentence that people read", "and another one, 中文也可以"};
int main(void) { return [UMDemoAnalytics start] + [BMKDemoOutside go]; }
M
cat > system.tbd <<'M'
--- !tapi-tbd
tbd-version: 4
targets: [ arm64-ios ]
install-name: /usr/lib/libSystem.B.dylib
exports:
  - targets: [ arm64-ios ]
    symbols: [ dyld_stub_binder, _objc_msgSend, __objc_empty_cache ]
...
M
cat > outside.tbd <<'M'
--- !tapi-tbd
tbd-version: 4
targets: [ arm64-ios ]
install-name: '@rpath/BMKDemo.framework/BMKDemo'
exports:
  - targets: [ arm64-ios ]
    objc-classes: [ BMKDemoOutside ]
...
M
clang -target arm64-apple-ios13.0 -Os -c demo.m -o demo.o
ld64.lld-14 -arch arm64 -platform_version ios 13.0 17.0 -o Demo demo.o system.tbd outside.tbd -rpath @executable_path/Frameworks -adhoc_codesign
gzip -9n < Demo > "$out/demo.macho.gz"
