"""What the Dashboard asks the shop's API."""

ERRORS = "errors { field code message }"

ORDERS = """query DashboardOrders {
  orders(first: 50, sortBy: { field: NUMBER, direction: DESC }) { totalCount edges { node {
    id number created status chargeStatus userEmail voucherCode
    total { gross { amount currency } }
  } } }
}"""

CUSTOMERS = """query DashboardCustomers {
  customers(first: 50) { totalCount edges { node {
    id email firstName lastName dateJoined orders(first: 1) { totalCount }
  } } }
}"""

CUSTOMER = """query DashboardCustomer($id: ID!) {
  user(id: $id) {
    id email firstName lastName dateJoined isActive
    metadata { key value } privateMetadata { key value }
    orders(first: 50) { edges { node {
      id number created status total { gross { amount currency } }
    } } }
  }
}"""

VOUCHERS = """query DashboardVouchers {
  vouchers(first: 50, sortBy: { field: START_DATE, direction: DESC }) { totalCount edges { node {
    id name code discountValueType endDate
    codes(first: 1) { totalCount }
    channelListings { discountValue currency }
  } } }
}"""

VOUCHER = """query DashboardVoucher($id: ID!) {
  voucher(id: $id) {
    id name type discountValueType startDate endDate usageLimit used
    singleUse applyOncePerCustomer applyOncePerOrder
    channelListings { channel { name } discountValue currency minSpent { amount currency } }
    codes(first: 100) { totalCount edges { node { id code used isActive createdAt } } }
    metadata { key value } privateMetadata { key value }
  }
}"""

APPS = """query DashboardApps {
  apps(first: 50) { edges { node {
    id identifier name version isActive aboutApp appUrl created
    permissions { code name }
    problems { id key message count isCritical updatedAt dismissed { by } }
    webhooks { id name isActive eventDeliveries(first: 1, filter: { status: FAILED }) {
      totalCount } }
    extensions { id label url mountName targetName settings identifier }
  } } }
}"""

APP = """query DashboardApp($id: ID!) {
  app(id: $id) { id name appUrl isActive permissions { code } }
}"""

APP_ACCESS = "query AppToken($id: ID!) { app(id: $id) { accessToken } }"

EXTENSION_ACCESS = """query ExtensionTokens($id: ID!) {
  app(id: $id) { extensions { id accessToken } }
}"""

INSTALLATIONS = """query Installations {
  appsInstallations { id appName manifestUrl status message createdAt }
}"""

RETRY = f"mutation Retry($id: ID!) {{ appRetryInstall(id: $id) {{ {ERRORS} }} }}"
FORGET = f"mutation Forget($id: ID!) {{ appDeleteFailedInstallation(id: $id) {{ {ERRORS} }} }}"

GRANT = f"""mutation Grant($id: ID!, $input: AppInput!) {{
  appUpdate(id: $id, input: $input) {{ {ERRORS} }}
}}"""

DISMISS = f"""mutation Dismiss($ids: [ID!]!) {{
  appProblemDismiss(input: {{ byStaffWithIds: {{ ids: $ids }} }}) {{ {ERRORS} }}
}}"""
