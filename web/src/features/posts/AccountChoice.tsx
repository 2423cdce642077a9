import { useAccounts } from "~/features/accounts/useAccounts";
import { useNames } from "~/features/platform/useNames";
import { text } from "~/text";
import { Select } from "~/ui/Select";
import { accountsOf } from "./accounts";
import type { PostsSearch } from "./search";

interface Props {
  search: PostsSearch;
  onChange: (change: Partial<PostsSearch>) => void;
}

/** One account's posts, where a creator has several of one platform; choosing one chooses its platform. */
export function AccountChoice({ search: { platform, account = "" }, onChange }: Props) {
  const accounts = useAccounts();
  const { name } = useNames();
  const t = text.posts;
  const offered = accountsOf(platform, accounts);
  if (offered.length === 0) return null;
  const known = account === "" || offered.some(({ id }) => id === account);
  const choose = (id: string) => {
    const chosen = accounts.find((a) => a.id === id);
    onChange(chosen ? { account: id, platform: chosen.platform } : { account: undefined });
  };
  return (
    <Select
      label={t.account}
      value={account}
      onChange={choose}
      className="w-44"
      options={[
        { value: "", label: t.anyAccount },
        ...offered.map(({ id, handle, platform: of }) => ({ value: id, label: platform ? `@${handle}` : `${name(of)} @${handle}` })),
        ...(known ? [] : [{ value: account, label: t.unknownAccount }]),
      ]}
    />
  );
}
