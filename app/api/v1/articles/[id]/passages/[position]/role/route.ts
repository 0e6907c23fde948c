import { correctRole } from "../../../../../../../../lib/usecases/decisions/role.ts";
import { route } from "../../../../../_route.ts";
import { PassageParams, RoleBody } from "../../../../../_schemas.ts";

export const POST = route(
  { params: PassageParams, body: RoleBody },
  async ({ params: { id, position }, body: { role } }) => {
    const decision = await correctRole({ articleId: id, position, role });
    return { status: 201, body: { decision }, done: { word: "saved", decision } };
  },
);
