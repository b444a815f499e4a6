import { permissionTable } from './permission-table.ts';

/**
 * Android's permissions up to API level 36, with some of stores and makers. Names and levels from memory of
 * https://developer.android.com/reference/android/Manifest.permission; names that came with level 33 read 2026-11-27 in
 * https://developer.android.com/sdk/api_diff/33/changes/android.Manifest.permission, and which of level 23 are asked for in excerpts that copy
 * that page. Those of Health Connect are known by their prefix.
 */
export const ANDROID_PERMISSIONS = permissionTable('android.permission.', [
  ['location', 'asked', 'ACCESS_FINE_LOCATION ACCESS_COARSE_LOCATION ACCESS_MEDIA_LOCATION'],
  ['location', 'granted', 'ACCESS_LOCATION_EXTRA_COMMANDS FOREGROUND_SERVICE_LOCATION'],
  ['location-in-background', 'asked', 'ACCESS_BACKGROUND_LOCATION'],
  ['contacts', 'asked', 'READ_CONTACTS WRITE_CONTACTS READ_PROFILE WRITE_PROFILE'],
  ['calendar', 'asked', 'READ_CALENDAR WRITE_CALENDAR'],
  [
    'messages',
    'asked',
    'READ_SMS RECEIVE_SMS SEND_SMS RECEIVE_MMS RECEIVE_WAP_PUSH READ_CELL_BROADCASTS',
  ],
  [
    'calls',
    'asked',
    `CALL_PHONE READ_CALL_LOG WRITE_CALL_LOG ANSWER_PHONE_CALLS PROCESS_OUTGOING_CALLS ACCEPT_HANDOVER USE_SIP
     com.android.voicemail.permission.ADD_VOICEMAIL`,
  ],
  ['calls', 'granted', 'MANAGE_OWN_CALLS FOREGROUND_SERVICE_PHONE_CALL CALL_COMPANION_APP'],
  ['calls', 'system', 'CALL_PRIVILEGED CAPTURE_AUDIO_OUTPUT CONTROL_INCALL_EXPERIENCE'],
  ['phone-identity', 'asked', 'READ_PHONE_STATE READ_PHONE_NUMBERS'],
  ['phone-identity', 'granted', 'READ_BASIC_PHONE_STATE'],
  ['phone-identity', 'system', 'READ_PRIVILEGED_PHONE_STATE MODIFY_PHONE_STATE'],
  ['camera', 'asked', 'CAMERA'],
  ['camera', 'granted', 'FOREGROUND_SERVICE_CAMERA FLASHLIGHT'],
  ['microphone', 'asked', 'RECORD_AUDIO'],
  ['microphone', 'granted', 'FOREGROUND_SERVICE_MICROPHONE MODIFY_AUDIO_SETTINGS'],
  ['photos', 'asked', 'READ_MEDIA_IMAGES READ_MEDIA_VIDEO READ_MEDIA_VISUAL_USER_SELECTED'],
  ['media-library', 'asked', 'READ_MEDIA_AUDIO'],
  ['files', 'asked', 'READ_EXTERNAL_STORAGE WRITE_EXTERNAL_STORAGE'],
  ['files', 'special', 'MANAGE_EXTERNAL_STORAGE MANAGE_MEDIA'],
  ['files', 'system', 'MOUNT_UNMOUNT_FILESYSTEMS MANAGE_DOCUMENTS WRITE_MEDIA_STORAGE'],
  ['health', 'granted', 'FOREGROUND_SERVICE_HEALTH'],
  ['body-sensors', 'asked', 'BODY_SENSORS BODY_SENSORS_BACKGROUND'],
  ['body-sensors', 'granted', 'HIGH_SAMPLING_RATE_SENSORS'],
  [
    'activity',
    'asked',
    'ACTIVITY_RECOGNITION com.google.android.gms.permission.ACTIVITY_RECOGNITION',
  ],
  [
    'nearby-devices',
    'asked',
    'BLUETOOTH_SCAN BLUETOOTH_CONNECT BLUETOOTH_ADVERTISE NEARBY_WIFI_DEVICES UWB_RANGING RANGING',
  ],
  [
    'nearby-devices',
    'granted',
    `BLUETOOTH BLUETOOTH_ADMIN NFC NFC_TRANSACTION_EVENT NFC_PREFERRED_PAYMENT_INFO TRANSMIT_IR
     REQUEST_COMPANION_RUN_IN_BACKGROUND REQUEST_COMPANION_USE_DATA_IN_BACKGROUND REQUEST_OBSERVE_COMPANION_DEVICE_PRESENCE
     REQUEST_COMPANION_START_FOREGROUND_SERVICES_FROM_BACKGROUND FOREGROUND_SERVICE_CONNECTED_DEVICE`,
  ],
  ['nearby-devices', 'system', 'BLUETOOTH_PRIVILEGED'],
  ['local-network', 'asked', 'ACCESS_LOCAL_NETWORK'],
  ['local-network', 'granted', 'CHANGE_WIFI_MULTICAST_STATE'],
  ['accounts', 'asked', 'GET_ACCOUNTS'],
  [
    'accounts',
    'granted',
    `AUTHENTICATE_ACCOUNTS USE_CREDENTIALS MANAGE_ACCOUNTS READ_SYNC_SETTINGS WRITE_SYNC_SETTINGS READ_SYNC_STATS
     CREDENTIAL_MANAGER_SET_ORIGIN CREDENTIAL_MANAGER_SET_ALLOWED_PROVIDERS CREDENTIAL_MANAGER_QUERY_CANDIDATE_CREDENTIALS`,
  ],
  ['accounts', 'system', 'GET_ACCOUNTS_PRIVILEGED ACCOUNT_MANAGER'],
  ['notifications-of-others', 'special', 'BIND_NOTIFICATION_LISTENER_SERVICE ACCESS_NOTIFICATIONS'],
  ['screen-of-others', 'special', 'BIND_ACCESSIBILITY_SERVICE'],
  [
    'screen-of-others',
    'granted',
    'FOREGROUND_SERVICE_MEDIA_PROJECTION DETECT_SCREEN_CAPTURE DETECT_SCREEN_RECORDING',
  ],
  [
    'screen-of-others',
    'system',
    'READ_FRAME_BUFFER CAPTURE_VIDEO_OUTPUT CAPTURE_SECURE_VIDEO_OUTPUT INJECT_EVENTS',
  ],
  ['over-other-apps', 'special', 'SYSTEM_ALERT_WINDOW USE_FULL_SCREEN_INTENT'],
  ['over-other-apps', 'granted', 'HIDE_OVERLAY_WINDOWS'],
  ['over-other-apps', 'system', 'INTERNAL_SYSTEM_WINDOW'],
  [
    'controls-device',
    'special',
    'BIND_DEVICE_ADMIN BIND_INPUT_METHOD MANAGE_DEVICE_POLICY_APPS_CONTROL',
  ],
  [
    'controls-device',
    'system',
    `MASTER_CLEAR REBOOT SHUTDOWN MANAGE_USERS INTERACT_ACROSS_USERS INTERACT_ACROSS_USERS_FULL MANAGE_DEVICE_ADMINS
     WRITE_SECURE_SETTINGS CHANGE_CONFIGURATION DEVICE_POWER SET_TIME FORCE_STOP_PACKAGES DUMP READ_LOGS STATUS_BAR`,
  ],
  ['controls-device', 'granted', 'DISABLE_KEYGUARD KILL_BACKGROUND_PROCESSES EXPAND_STATUS_BAR'],
  ['vpn', 'special', 'BIND_VPN_SERVICE'],
  ['vpn', 'system', 'CONTROL_VPN'],
  [
    'sees-other-apps',
    'granted',
    'QUERY_ALL_PACKAGES GET_TASKS REORDER_TASKS GET_PACKAGE_SIZE com.android.permission.GET_INSTALLED_APPS',
  ],
  ['sees-other-apps', 'special', 'PACKAGE_USAGE_STATS LOADER_USAGE_STATS'],
  ['sees-other-apps', 'system', 'REAL_GET_TASKS'],
  ['installs-apps', 'special', 'REQUEST_INSTALL_PACKAGES'],
  [
    'installs-apps',
    'granted',
    'REQUEST_DELETE_PACKAGES UPDATE_PACKAGES_WITHOUT_USER_ACTION ENFORCE_UPDATE_OWNERSHIP com.android.launcher.permission.INSTALL_SHORTCUT',
  ],
  [
    'installs-apps',
    'system',
    'INSTALL_PACKAGES DELETE_PACKAGES INSTALL_EXISTING_PACKAGES CLEAR_APP_USER_DATA',
  ],
  [
    'tracking',
    'granted',
    `com.google.android.gms.permission.AD_ID ACCESS_ADSERVICES_AD_ID ACCESS_ADSERVICES_ATTRIBUTION
     ACCESS_ADSERVICES_TOPICS ACCESS_ADSERVICES_CUSTOM_AUDIENCE`,
  ],
  ['biometrics', 'granted', 'USE_BIOMETRIC USE_FINGERPRINT'],
  [
    'payments',
    'granted',
    `com.android.vending.BILLING com.farsitel.bazaar.permission.PAY_THROUGH_BAZAAR ir.mservices.market.BILLING
     com.android.vending.CHECK_LICENSE`,
  ],
  [
    'store',
    'granted',
    `com.google.android.finsky.permission.BIND_GET_INSTALL_REFERRER_SERVICE com.huawei.appmarket.service.commondata.permission.GET_COMMON_DATA
     com.google.android.c2dm.permission.RECEIVE`,
  ],
  [
    'network',
    'granted',
    'INTERNET ACCESS_NETWORK_STATE ACCESS_WIFI_STATE CHANGE_NETWORK_STATE CHANGE_WIFI_STATE',
  ],
  [
    'runs-in-background',
    'granted',
    `WAKE_LOCK FOREGROUND_SERVICE FOREGROUND_SERVICE_DATA_SYNC FOREGROUND_SERVICE_MEDIA_PLAYBACK
     FOREGROUND_SERVICE_MEDIA_PROCESSING FOREGROUND_SERVICE_REMOTE_MESSAGING FOREGROUND_SERVICE_SPECIAL_USE
     FOREGROUND_SERVICE_SYSTEM_EXEMPTED FOREGROUND_SERVICE_FILE_MANAGEMENT RUN_USER_INITIATED_JOBS PERSISTENT_ACTIVITY
     BROADCAST_STICKY USE_EXACT_ALARM`,
  ],
  ['runs-in-background', 'special', 'REQUEST_IGNORE_BATTERY_OPTIMIZATIONS SCHEDULE_EXACT_ALARM'],
  ['starts-by-itself', 'granted', 'RECEIVE_BOOT_COMPLETED com.android.alarm.permission.SET_ALARM'],
  ['shows-notifications', 'asked', 'POST_NOTIFICATIONS'],
  ['shows-notifications', 'granted', 'VIBRATE'],
  ['settings', 'special', 'WRITE_SETTINGS ACCESS_NOTIFICATION_POLICY TURN_SCREEN_ON'],
  ['settings', 'granted', 'SET_WALLPAPER SET_WALLPAPER_HINTS'],
  ['settings', 'system', 'WRITE_GSERVICES SET_ANIMATION_SCALE WRITE_APN_SETTINGS'],
]);
