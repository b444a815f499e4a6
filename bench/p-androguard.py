# What androguard makes of an app: package, certificates, names of all classes. Its interface of version 3 and of 4.
import sys

try:
    from androguard.core.apk import APK
    from androguard.core.dex import DEX
    from loguru import logger

    logger.remove()
except ImportError:
    from androguard.core.bytecodes.apk import APK
    from androguard.core.bytecodes.dvm import DalvikVMFormat as DEX

apk = APK(sys.argv[1])
certificates = [c.sha256.hex() for c in apk.get_certificates()]
classes = sum(len(list(DEX(code).get_classes_names())) for code in apk.get_all_dex())
print(apk.get_package(), classes, *certificates)
